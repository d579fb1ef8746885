import { parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { SAMPLE_RULES } from "@/lib/domain/ratings/sample-rule";

/** The page's own part of the URL: whoever opens it gets the same sample. */
export const ratingParsers = {
  rule: parseAsStringLiteral(SAMPLE_RULES).withDefault("random"),
  size: parseAsInteger.withDefault(20),
  seed: parseAsString.withDefault("1"),
  at: parseAsInteger.withDefault(1),
};
