import type { Route } from "next";
import { type ViewParams, viewHref } from "./view-params";

/** The rule as it stood in that version. */
export function ruleHref(
  { version, id }: { version: number; id: string },
  view: Partial<ViewParams>,
): Route {
  const search = new URLSearchParams({ tab: "versions", version: String(version), chosen: id });
  return viewHref(`/routing?${search.toString()}`, view);
}
