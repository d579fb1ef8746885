"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const ROUTING_TABS = ["rules", "try", "simulate", "versions"] as const;

/** Which tab is shown, which rule, version, and simulation: part of the address. */
export function useRoutingView() {
  return useQueryStates(
    {
      tab: parseAsStringLiteral(ROUTING_TABS).withDefault("rules"),
      rule: parseAsString,
      version: parseAsInteger,
      chosen: parseAsString,
      simulation: parseAsString,
      flow: parseAsInteger,
    },
    { history: "push" },
  );
}
