"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function AlertsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The alerts could not be shown" problem={error} onRetry={retry} />;
}
