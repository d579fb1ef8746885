"use client";

import { PageProblem } from "@/components/shared/page-problem";

/** Of every page inside the shell, which stays; parts of a page have boundaries of their own. */
export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageProblem title="This page could not be shown" problem={error} onRetry={retry} />;
}
