"use client";

import { useQueryStates } from "nuqs";
import { viewParsers } from "./view-params";

/** Project, time range and live as the URL says; setting them makes a step in the history. */
export function useViewParams() {
  return useQueryStates(viewParsers, { history: "push" });
}
