"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function FindingsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The findings could not be shown" problem={error} onRetry={retry} />;
}
