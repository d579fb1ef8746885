import { createLoader } from "nuqs/server";
import { AUDIT_PARAMS } from "@/lib/client/audit-params";

export const loadAuditParams = createLoader(AUDIT_PARAMS);
