"use client";

import "@fontsource-variable/inter";
import { PageProblem } from "@/components/shared/page-problem";

const FONT = '"Inter Variable", system-ui, sans-serif';

/** Replaces the root layout when that itself fails, so it brings its own document and no theme. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" style={{ colorScheme: "light dark", fontFamily: FONT }}>
      <head>
        <title>Something went wrong · Baton</title>
      </head>
      <body>
        <main style={{ maxWidth: 720, margin: "32px auto", padding: 16 }}>
          <PageProblem title="Baton could not be shown" problem={error} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
