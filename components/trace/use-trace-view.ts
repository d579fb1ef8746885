"use client";

import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import {
  type Place,
  readSelection,
  type Selection,
  traceViewParsers,
  writeSelection,
} from "./trace-view";

/** View and selection of a trace page as its URL says. */
export function useTraceView() {
  const [view, setView] = useQueryStates(traceViewParsers, { history: "replace" });
  const select = useCallback(
    (selection: Selection): void => void setView(writeSelection(selection)),
    [setView],
  );
  const open = useCallback(
    ({ handoffId, ...place }: Place): void =>
      void setView({ ...writeSelection({ kind: "handoff", id: handoffId }), ...place }),
    [setView],
  );
  return { view, setView, selection: readSelection(view), select, open };
}
