"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function ApprovalsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The approvals could not be shown" problem={error} onRetry={retry} />;
}
