import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { AUDIT_ACTIONS } from "@/lib/domain/audit/audit-entry";

export const AUDIT_PARAMS = {
  q: parseAsString.withDefault(""),
  action: parseAsStringLiteral(AUDIT_ACTIONS),
};
