"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function RatingsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The ratings could not be shown" problem={error} onRetry={retry} />;
}
