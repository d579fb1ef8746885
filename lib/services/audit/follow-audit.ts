import { type AuditRow, listChain } from "@/db/queries/audit";
import type { AuditChainDto } from "@/lib/contracts/audit";
import { CHAIN_START, followChain } from "@/lib/domain/audit/audit-entry";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toAuditEntryDto } from "./list-audit";
import { hashEntry } from "./write-audit";

const ENTRIES_AT_ONCE = 1_000;

/** Every entry in its order, a part at a time. */
async function* readChain({ db, projectId }: ServiceContext): AsyncGenerator<AuditRow[]> {
  let after = 0;
  while (true) {
    const rows = await listChain(db, { projectId, after, limit: ENTRIES_AT_ONCE });
    if (rows.length > 0) yield rows;
    if (rows.length < ENTRIES_AT_ONCE) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** Whether the log is as it was written, from its first entry to its last. */
export async function verifyAudit(ctx: ServiceContext): Promise<AuditChainDto> {
  requireScope(ctx, "admin");
  let place = CHAIN_START;
  for await (const rows of readChain(ctx)) {
    const read = followChain(rows, place, hashEntry);
    if (read.kind === "broken") return read;
    place = read.place;
  }
  return { kind: "whole", entries: place.seq, head: place.previous };
}

/** The whole log as NDJSON; each line has the hash by which the next one is checked. */
export async function* exportAudit(ctx: ServiceContext): AsyncGenerator<string> {
  requireScope(ctx, "admin");
  for await (const rows of readChain(ctx)) {
    yield rows.map((row) => `${JSON.stringify(toAuditEntryDto(row))}\n`).join("");
  }
}
