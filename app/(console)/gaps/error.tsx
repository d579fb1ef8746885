"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function GapsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ProblemAlert title="The context gaps could not be shown" problem={error} onRetry={retry} />
  );
}
