"use client";

import { type ReactNode, useState } from "react";

/** The numbers behind a chart, for whoever cannot see it; drawn once they are asked for. */
export function AsTable({ children }: { children: ReactNode }) {
  const [isAsked, setIsAsked] = useState(false);
  const look = (details: HTMLDetailsElement | null) => {
    if (details?.open) setIsAsked(true);
  };
  return (
    // The `ref` sees what was opened before the page came to life.
    <details ref={look} onToggle={({ currentTarget }) => look(currentTarget)}>
      <summary>As a table</summary>
      {isAsked ? children : null}
    </details>
  );
}
