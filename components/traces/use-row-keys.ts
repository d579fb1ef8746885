"use client";

import { useHotkeys } from "@mantine/hooks";
import { type RefObject, useEffect, useState } from "react";

type RowKeys = {
  ids: readonly string[];
  container: RefObject<HTMLElement | null>;
  /** Brings the row at `index` into the document and into sight. */
  onMove: (index: number) => void;
  onChoose: (id: string) => void;
};

/** `j` and `k` move the focus from row to row, `x` chooses; Enter then follows the focused row's link. */
export function useRowKeys({ ids, container, onMove, onChoose }: RowKeys): string | null {
  const [activeId, setActiveId] = useState<string | null>(null);
  const step = (by: 1 | -1): void => {
    const current = activeId === null ? -1 : ids.indexOf(activeId);
    const index = Math.min(ids.length - 1, Math.max(0, current + by));
    const next = ids[index];
    if (next === undefined) return;
    setActiveId(next);
    onMove(index);
  };
  useHotkeys([
    ["j", () => step(1)],
    ["k", () => step(-1)],
    ["x", () => (activeId === null ? undefined : onChoose(activeId))],
  ]);

  // The DOM's focus; a row that was out of sight is in the document one frame after the scroll.
  useEffect(() => {
    if (activeId === null) return;
    const frame = requestAnimationFrame(() => {
      const row = container.current?.querySelector(`[data-trace="${CSS.escape(activeId)}"]`);
      row?.querySelector("a")?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [activeId, container]);

  return activeId;
}
