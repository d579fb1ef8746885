import { randomUUID } from "node:crypto";
import { expireApiKey, findApiKey, insertApiKey } from "@/db/queries/api-keys";
import type { CreatedApiKey } from "@/lib/contracts/project";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { hashKeyText, keyPrefix, newKeyText } from "./key-text";
import { keyNote } from "./key-note";
import { knownScopes, toApiKeyDto } from "./to-api-key-dto";

const MS_PER_HOUR = 3_600_000;

/** A key of the same name and rights; the old one works until whoever holds it has changed over. */
export async function rotateApiKey(
  ctx: ServiceContext,
  { id, graceHours }: { id: string; graceHours: number },
): Promise<CreatedApiKey> {
  requireScope(ctx, "admin");
  const key = { id, projectId: ctx.projectId };
  const nowMs = msFromNanos(ctx.now());
  return audited(ctx, async ({ db }) => {
    const until = new Date(nowMs + graceHours * MS_PER_HOUR);
    const old = await findApiKey(db, key);
    if (!old) throw new AppError("not_found", `There is no API key ${id} in this project.`);
    const isLive = await expireApiKey(db, { ...key, until, now: new Date(nowMs) });
    if (!isLive) throw new AppError("conflict", `The key "${old.label}" is no longer in use.`);
    const text = newKeyText(knownScopes(old.scopes));
    const lifetimeMs = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
    const row = await insertApiKey(db, {
      id: randomUUID(),
      projectId: ctx.projectId,
      label: old.label,
      prefix: keyPrefix(text),
      hash: hashKeyText(text),
      scopes: old.scopes,
      agents: old.agents,
      createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      createdAt: new Date(nowMs),
      expiresAt: lifetimeMs === null ? null : new Date(nowMs + lifetimeMs),
    });
    if (!row) throw new AppError("conflict", "This key exists already. Try again.");
    const { subject, ...note } = keyNote("key.rotate", row);
    const told = { ...note.detail, replaces: id, old_until: until.toISOString() };
    return {
      result: { key: text, api_key: toApiKeyDto(row) },
      note: { ...note, subject, detail: told },
    };
  });
}
