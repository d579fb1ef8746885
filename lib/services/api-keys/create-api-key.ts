import { randomUUID } from "node:crypto";
import { insertApiKey } from "@/db/queries/api-keys";
import type { CreateApiKeyInput, CreatedApiKey } from "@/lib/contracts/project";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { hashKeyText, keyPrefix, newKeyText } from "./key-text";
import { keyNote } from "./key-note";
import { toApiKeyDto } from "./to-api-key-dto";

const MS_PER_DAY = 86_400_000;

export async function createApiKey(
  ctx: ServiceContext,
  input: Omit<CreateApiKeyInput, "project">,
): Promise<CreatedApiKey> {
  requireScope(ctx, "admin");
  const agents = input.agents ?? null;
  if (agents && input.scopes.includes("admin")) {
    const message =
      "A key with the scope admin is not bound by a list of agents: choose one of them.";
    throw new AppError("invalid_input", message);
  }
  const text = newKeyText(input.scopes);
  const createdMs = msFromNanos(ctx.now());
  const days = input.expires_in_days;
  const row = await audited(ctx, async ({ db }) => {
    const added = await insertApiKey(db, {
      id: randomUUID(),
      projectId: ctx.projectId,
      label: input.label,
      prefix: keyPrefix(text),
      hash: hashKeyText(text),
      scopes: [...new Set(input.scopes)],
      agents: agents && [...new Set(agents)],
      createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      createdAt: new Date(createdMs),
      expiresAt: days === null ? null : new Date(createdMs + days * MS_PER_DAY),
    });
    if (!added) throw new AppError("conflict", "This key exists already. Try again.");
    return { result: added, note: keyNote("key.create", added) };
  });
  return { key: text, api_key: toApiKeyDto(row) };
}
