"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const ROUTING_TABS = ["rules", "try", "simulate", "versions"] as const;

/** Which tab is shown, which rule, and which simulation and flow of it: part of the address. */
export function useRoutingView() {
  return useQueryStates(
    {
      tab: parseAsStringLiteral(ROUTING_TABS).withDefault("rules"),
      rule: parseAsString,
      simulation: parseAsString,
      flow: parseAsInteger,
    },
    { history: "push" },
  );
}
