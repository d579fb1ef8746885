import { findMaskingPolicy } from "@/db/queries/masking-policies";
import type { MaskingPolicyDto } from "@/lib/contracts/masking-policy";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toMaskingPolicyDto } from "./to-masking-policy-dto";

export async function getMaskingPolicy(ctx: ServiceContext): Promise<MaskingPolicyDto> {
  requireScope(ctx, "admin");
  return toMaskingPolicyDto(await findMaskingPolicy(ctx.db, ctx.projectId));
}
