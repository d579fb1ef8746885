"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";

export const MATRIX_MEASURES = ["success", "p95", "volume"] as const;
export type MatrixMeasure = (typeof MATRIX_MEASURES)[number];
export const AGENTS_TABS = ["agents", "register", "contract"] as const;

export function useAgentsParams() {
  return useQueryStates(
    {
      tab: parseAsStringLiteral(AGENTS_TABS).withDefault("agents"),
      measure: parseAsStringLiteral(MATRIX_MEASURES).withDefault("success"),
    },
    { history: "push" },
  );
}
