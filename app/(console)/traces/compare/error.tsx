"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function CompareError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The traces could not be compared" problem={error} onRetry={retry} />;
}
