"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function AgentsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The agents could not be shown" problem={error} onRetry={retry} />;
}
