import type { Json } from "@/lib/domain/json";
import { findMasked } from "@/lib/domain/masking/find-masked";
import { maskJson } from "@/lib/domain/masking/mask";
import { repairText } from "@/lib/ingest/guard/repair-text";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { maskingRulesOf } from "./masking-rules";

/** JSON pointers to the secrets in a value; marks that came with it are none any more. */
export async function findSecrets(ctx: ServiceContext, value: Json): Promise<string[]> {
  const masked = maskJson(value, await maskingRulesOf(ctx));
  if (masked === value) return [];
  const before = new Set(findMasked(value).map(({ path }) => path));
  const places = findMasked(masked).filter(({ path }) => !before.has(path));
  return [...new Set(places.map(({ path }) => path))];
}

/** For what a person or a program hands in to be kept. */
export async function refuseSecrets(ctx: ServiceContext, value: Json): Promise<void> {
  const paths = await findSecrets(ctx, value);
  if (paths.length === 0) return;
  const where = paths.join(", ");
  throw new AppError(
    "credential_in_payload",
    `A secret lies at ${where}: take it out; agents keep credentials of their own.`,
  );
}

/** For what an agent says: kept without its secrets, and mended where it is no text, like all that comes in. */
export async function withoutSecrets(ctx: ServiceContext, value: Json): Promise<Json> {
  return maskJson(repairText(value), await maskingRulesOf(ctx));
}
