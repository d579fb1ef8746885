"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function ReportError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The report could not be shown" problem={error} onRetry={retry} />;
}
