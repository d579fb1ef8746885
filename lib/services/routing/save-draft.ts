import { deleteDraft, findDraft, saveDraft as saveDraftRow } from "@/db/queries/routing";
import type { RuleDraftDto, SaveDraftRequest } from "@/lib/contracts/rules";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { toRuleDraftDto } from "./to-rules-dto";

/** Keeps unfinished rules; a save that somebody else made meanwhile is not overwritten. */
export async function saveDraft(
  ctx: ServiceContext,
  { document, base, revision }: SaveDraftRequest,
): Promise<RuleDraftDto> {
  requireScope(ctx, "admin");
  await refuseSecrets(ctx, asJson(document));
  const { projectId } = ctx;
  const author = actorName(ctx.actor);
  const saved = await saveDraftRow(ctx.db, { projectId, document, base, revision, author });
  if (saved) return toRuleDraftDto(saved);
  const now = await findDraft(ctx.db, projectId);
  const message = now
    ? `${now.author} has saved the draft since.`
    : "The draft was published or thrown away meanwhile.";
  throw new AppError("version_conflict", message, {
    members: { current: now ? toRuleDraftDto(now) : null, yours: document },
  });
}

export async function getDraft(ctx: ServiceContext): Promise<RuleDraftDto> {
  requireScope(ctx, "read");
  const draft = await findDraft(ctx.db, ctx.projectId);
  if (!draft) throw new AppError("not_found", "There is no draft.");
  return toRuleDraftDto(draft);
}

export async function dropDraft(ctx: ServiceContext): Promise<void> {
  requireScope(ctx, "admin");
  await deleteDraft(ctx.db, ctx.projectId);
}
