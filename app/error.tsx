"use client";

import { PageProblem } from "@/components/shared/page-problem";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main style={{ maxWidth: 720, margin: "32px auto", padding: 16 }}>
      <PageProblem title="This page could not be shown" problem={error} onRetry={retry} />
    </main>
  );
}
