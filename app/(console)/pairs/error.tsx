"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function PairError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The pair could not be shown" problem={error} onRetry={retry} />;
}
