import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { FINDING_KINDS, FINDING_SEVERITIES, FINDING_STATUSES } from "@/lib/domain/findings/finding";

/** The page's own part of the URL. */
export const findingParsers = {
  status: parseAsStringLiteral(FINDING_STATUSES).withDefault("open"),
  kind: parseAsStringLiteral(FINDING_KINDS),
  severity: parseAsStringLiteral(FINDING_SEVERITIES),
  q: parseAsString.withDefault(""),
  selected: parseAsString,
};
