import type { Db } from "@/db/client";
import { findApiKeyByHash, markApiKeyUsed, type ApiKeyRow } from "@/db/queries/api-keys";
import type { ProjectId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Actor } from "../context";
import { hashKeyText, isKeyText } from "./key-text";
import { knownScopes } from "./to-api-key-dto";

export type KeyIdentity = { projectId: ProjectId; actor: Extract<Actor, { kind: "api_key" }> };

/** Also how long a revoked key may still be accepted. */
export const KEY_CACHE_MS = 10_000;
const USED_EVERY_MS = 60_000;

type Known = {
  rows: Map<string, { row: ApiKeyRow; until: number }>;
  /** How often one was forgotten: what was read before that is not remembered after it. */
  forgotten: number;
};

const shared = globalThis as typeof globalThis & { batonKeys?: Known };
/** One a process: Next has a bundle for pages, where keys are revoked, and one for routes, where they are used. */
const known = (shared.batonKeys ??= { rows: new Map(), forgotten: 0 });

/**
 * Who a key speaks for. Looked up by SHA-256, so timing tells nothing about a stored key;
 * good keys are remembered for 10 s, so that ingest does not read this table at every request.
 */
export async function authenticateKey(
  db: Db,
  text: string,
  nowMs = Date.now(),
): Promise<KeyIdentity> {
  if (!isKeyText(text)) throw refused("This is not a Baton API key: it must look like bt_….");
  const row = await findKey(db, hashKeyText(text), nowMs);
  if (!row) throw refused("This API key is unknown.");
  if (row.revokedAt) throw refused(`The API key "${row.label}" was revoked.`);
  if (row.expiresAt && row.expiresAt.getTime() <= nowMs) {
    throw refused(`The API key "${row.label}" expired on ${row.expiresAt.toISOString()}.`);
  }
  const scopes = knownScopes(row.scopes);
  return {
    projectId: row.projectId,
    actor: { kind: "api_key", id: row.id, label: row.label, scopes, agents: row.agents },
  };
}

async function findKey(db: Db, hash: string, nowMs: number): Promise<ApiKeyRow | undefined> {
  const cached = known.rows.get(hash);
  if (cached && cached.until > nowMs) return cached.row;
  const before = known.forgotten;
  const row = await findApiKeyByHash(db, hash);
  if (!row || row.revokedAt) {
    known.rows.delete(hash);
    return row;
  }
  if (known.forgotten === before) known.rows.set(hash, { row, until: nowMs + KEY_CACHE_MS });
  noteUse(db, row, nowMs);
  return row;
}

/** It is looked up again when it is next used. */
export function forgetKey(id: string): void {
  known.forgotten += 1;
  for (const [hash, { row }] of known.rows) if (row.id === id) known.rows.delete(hash);
}

/** Not awaited: a request never waits for, or fails of, this note. */
function noteUse(db: Db, key: ApiKeyRow, nowMs: number): void {
  const ifBefore = new Date(nowMs - USED_EVERY_MS);
  if (key.lastUsedAt && key.lastUsedAt >= ifBefore) return;
  markApiKeyUsed(db, key, { usedAt: new Date(nowMs), ifBefore }).catch((error: unknown) => {
    log.warn({ keyId: key.id, reason: String(error) }, "could not note the use of an API key");
  });
}

function refused(message: string): AppError {
  return new AppError("unauthenticated", message);
}
