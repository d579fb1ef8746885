"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function TraceError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="This trace could not be shown" problem={error} onRetry={retry} />;
}
