"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const ROUTING_TABS = ["rules", "try", "simulate", "versions"] as const;

/** Which tab is shown and which rule is open: part of the address. */
export function useRoutingView() {
  return useQueryStates(
    { tab: parseAsStringLiteral(ROUTING_TABS).withDefault("rules"), rule: parseAsString },
    { history: "push" },
  );
}
