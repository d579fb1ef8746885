import { findSecretsByName, insertUses, markSecretsUsed, type SecretRow } from "@/db/queries/vault";
import { type Destination, refusalOf } from "@/lib/domain/vault/check-use";
import type { SecretName, UseRefusal, UseWay } from "@/lib/domain/vault/secret";
import { msFromNanos } from "@/lib/domain/time";
import { AppError, type ErrorCode } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { vaultSeal } from "./vault-seal";

type Asked = Destination & { agent: string; names: readonly SecretName[]; way: UseWay };

/**
 * The values, all of them or none. That they were given out, or refused, is recorded before anybody has
 * them; the values never are.
 */
export async function takeSecrets(
  ctx: ServiceContext,
  asked: Asked,
): Promise<ReadonlyMap<SecretName, string>> {
  requireScope(ctx, "run");
  const { projectId, db } = ctx;
  const { agent, host, way, names } = asked;
  const rows = await findSecretsByName(db, { projectId, names });
  const opened = names.map((name) =>
    open(
      name,
      rows.find((row) => row.name === name),
      asked,
    ),
  );
  const refused = opened.filter((each) => each.refusal !== null);
  const told = refused.length > 0 ? refused : opened;
  const at = new Date(msFromNanos(ctx.now()));
  const common = { projectId, agent, host, way, askedBy: actorName(ctx.actor), at };
  await db.transaction(async (tx) => {
    await insertUses(
      tx,
      told.map(({ name, refusal }) => ({ ...common, name, refusal })),
    );
    if (refused.length === 0) await markSecretsUsed(tx, { ...common, names });
  });
  const [first] = refused;
  if (first?.refusal) throw toAppError(first.name, first.refusal, asked);
  return new Map(opened.map(({ name, value }) => [name, value ?? ""]));
}

type Opened = { name: SecretName; refusal: UseRefusal | null; value: string | undefined };

function open(name: SecretName, row: SecretRow | undefined, asked: Asked): Opened {
  const refusal = refusalOf(row, asked);
  if (refusal || !row) return { name, refusal: refusal ?? "unknown", value: undefined };
  const value = vaultSeal().open(row, row);
  return { name, refusal: value === undefined ? "unreadable" : null, value };
}

function toAppError(name: SecretName, refusal: UseRefusal, { agent, host }: Asked): AppError {
  const [code, message] = wordsOf(name, { agent, host })[refusal];
  return new AppError(code, message);
}

const wordsOf = (
  name: SecretName,
  { agent, host }: { agent: string; host: string },
): Record<UseRefusal, [ErrorCode, string]> => ({
  unknown: ["unknown_secret", `The vault has no secret ${name}.`],
  agent: ["secret_not_allowed", `${agent} may not use ${name}: it is not among its agents.`],
  host: ["secret_not_allowed", `${name} may not be sent to ${host}: it is not among its hosts.`],
  plain_http: ["secret_not_allowed", `${name} is not sent over plain http: use https.`],
  unreadable: [
    "secret_unreadable",
    `${name} was sealed under another BATON_SECRET. Name that one as BATON_SECRET_PREVIOUS, or store the value again.`,
  ],
});
