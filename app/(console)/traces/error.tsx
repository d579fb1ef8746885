"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function TracesError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The traces could not be shown" problem={error} onRetry={retry} />;
}
