"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="This page could not be shown" problem={error} onRetry={retry} />;
}
