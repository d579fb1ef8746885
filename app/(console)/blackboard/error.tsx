"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function BlackboardError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The blackboard could not be shown" problem={error} onRetry={retry} />;
}
