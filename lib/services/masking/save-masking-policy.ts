import { upsertMaskingPolicy } from "@/db/queries/masking-policies";
import type { MaskingPolicyBody, MaskingPolicyDto } from "@/lib/contracts/masking-policy";
import { msFromNanos } from "@/lib/domain/time";
import { audited } from "../audit/write-audit";
import type { Actor, ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { compilePolicy } from "./compile-policy";
import { forgetMaskingRules } from "./masking-rules";
import { toMaskingPolicyDto } from "./to-masking-policy-dto";

/** Applies to what arrives from now on; what is stored stays as it was masked. */
export async function saveMaskingPolicy(
  ctx: ServiceContext,
  { allow, patterns }: MaskingPolicyBody,
): Promise<MaskingPolicyDto> {
  requireScope(ctx, "admin");
  compilePolicy({ allow, patterns });
  const row = await audited(ctx, async ({ db }) => ({
    result: await upsertMaskingPolicy(db, {
      projectId: ctx.projectId,
      allow: [...new Set(allow)],
      patterns,
      updatedAt: new Date(msFromNanos(ctx.now())),
      updatedBy: nameOf(ctx.actor),
    }),
    note: {
      action: "masking.save",
      subject: "masking-policy",
      // What is let through may be as private as what is masked: how many, and by what name.
      detail: { allowed: allow.length, patterns: patterns.map(({ name }) => name) },
    },
  }));
  forgetMaskingRules(ctx.projectId);
  return toMaskingPolicyDto(row);
}

function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return actor.name;
    case "api_key":
      return `key ${actor.label}`;
    case "system":
      return "Baton";
  }
}
