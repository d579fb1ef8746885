"use client";

import { useQueryStates } from "nuqs";
import { agentsParsers } from "./agents-params";

export function useAgentsParams() {
  return useQueryStates(agentsParsers, { history: "push" });
}
