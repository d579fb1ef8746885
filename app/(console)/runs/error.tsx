"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function RunsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The runs could not be shown" problem={error} onRetry={retry} />;
}
