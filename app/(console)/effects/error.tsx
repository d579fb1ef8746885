"use client";

import { ProblemAlert } from "@/components/shared/problem-alert";

export default function EffectsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemAlert title="The effects could not be shown" problem={error} onRetry={retry} />;
}
