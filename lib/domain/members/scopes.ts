export const KEY_SCOPES = ["ingest", "read", "run", "approve", "admin"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];
