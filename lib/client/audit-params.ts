import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { AUDIT_ACTIONS } from "@/lib/domain/audit/actions";

export const AUDIT_PARAMS = {
  q: parseAsString.withDefault(""),
  action: parseAsStringLiteral(AUDIT_ACTIONS),
};
