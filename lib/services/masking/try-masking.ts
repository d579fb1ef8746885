import { MaskedText, type MaskingPolicyBody } from "@/lib/contracts/masking-policy";
import { maskJson } from "@/lib/domain/masking/mask";
import { repairText } from "@/lib/ingest/guard/repair-text";
import type { ServiceContext } from "../context";
import { fingerprintOf } from "../events/fingerprint";
import { requireScope } from "../require-scope";
import { compilePolicy } from "./compile-policy";

/** Shows a text as it would be stored under a policy that need not be saved. Stores nothing. */
export function tryMasking(
  ctx: ServiceContext,
  { text, ...policy }: MaskingPolicyBody & { text: string },
): MaskedText {
  requireScope(ctx, "admin");
  const rules = { fingerprint: fingerprintOf(ctx.projectId), ...compilePolicy(policy) };
  const masked = maskJson(repairText(text), rules);
  return MaskedText.parse({ text: masked });
}
