import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { APPROVAL_TABS } from "@/lib/domain/approvals/tabs";

/** The inbox's own part of the URL. */
export const inboxParsers = {
  tab: parseAsStringLiteral(APPROVAL_TABS).withDefault("waiting"),
  selected: parseAsString,
  q: parseAsString.withDefault(""),
};
