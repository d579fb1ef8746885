import type { Route } from "next";
import { type ViewParams, viewHref } from "./view-params";

export function agentHref(name: string, view: Partial<ViewParams>): Route {
  return viewHref(`/agents/${encodeURIComponent(name)}`, view);
}

export function pairHref(
  { from, to }: { from: string; to: string },
  view: Partial<ViewParams>,
  search = "",
): Route {
  return viewHref(`/pairs/${encodeURIComponent(from)}/${encodeURIComponent(to)}${search}`, view);
}
