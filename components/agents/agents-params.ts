import { parseAsString, parseAsStringLiteral } from "nuqs/server";

export const MATRIX_MEASURES = ["success", "p95", "volume", "loss"] as const;
export type MatrixMeasure = (typeof MATRIX_MEASURES)[number];
export const AGENTS_TABS = ["agents", "register", "contract"] as const;

/** The page's own part of the URL. */
export const agentsParsers = {
  tab: parseAsStringLiteral(AGENTS_TABS).withDefault("agents"),
  measure: parseAsStringLiteral(MATRIX_MEASURES).withDefault("success"),
  name: parseAsString.withDefault(""),
};

const NAME_CHARS_MAX = 200;

/** What is asked of the server: no name is longer. */
export function readSearch(name: string): string {
  return name.trim().slice(0, NAME_CHARS_MAX);
}
