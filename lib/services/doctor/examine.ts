import type { Db } from "@/db/client";
import {
  countKeyConcerns,
  listOutgoingAddresses,
  readOperationFigures,
  readServerFacts,
} from "@/db/queries/operations";
import { countAllSecrets, listSecretsOfOtherKeys } from "@/db/queries/vault";
import { failureCode } from "@/lib/errors";
import { RefusedAddressError } from "@/lib/outgoing/guarded-address";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { checkReadiness, type Readiness } from "../setup/check-readiness";
import { vaultSeal } from "../vault/vault-seal";
import { judgeClock, judgeKeys, judgeServer, judgeVault, judgeWork } from "./judge";
import { fail, ok, type Verdict, warn } from "./verdict";

const REACH_MS_MAX = 3_000;
const ADDRESSES_MAX = 20;
const SECRETS_MAX = 1_000;

/** What the database tells about itself and about what Baton keeps in it. */
export async function examineDatabase(db: Db): Promise<Verdict[]> {
  const askedMs = Date.now();
  const facts = await readServerFacts(db);
  const middleMs = (askedMs + Date.now()) / 2;
  const readiness = await checkReadiness(db);
  const schema = judgeSchema(readiness);
  const verdicts = [...judgeServer(facts), judgeClock(facts.timeMs - middleMs), schema];
  if (!readiness.ready) return verdicts;
  const seal = vaultSeal();
  const others = await listSecretsOfOtherKeys(db, { keyId: seal.keyId, limit: SECRETS_MAX });
  const unreadable = others.filter((row) => seal.open(row, row) === undefined).length;
  return [
    ...verdicts,
    ...judgeWork(await readOperationFigures(db)),
    judgeKeys(await countKeyConcerns(db)),
    judgeVault({ total: await countAllSecrets(db), unreadable }),
  ];
}

function judgeSchema(readiness: Readiness): Verdict {
  if (!readiness.ready) {
    return fail("Schema", readiness.reason, "Start Baton once: it brings the schema up to date.");
  }
  if (readiness.schema === "own") return ok("Schema", "that of this version");
  return warn("Schema", "of a newer version; this one works on", "Replace this node by the newer.");
}

/** Whether the hosts that Baton calls answer at all; nothing is sent to them but a question for headers. */
export async function examineOutgoing(db: Db, fetch: GuardedFetch): Promise<Verdict[]> {
  const urls = await listOutgoingAddresses(db, { limit: ADDRESSES_MAX });
  const origins = [...new Set(urls.flatMap((url) => URL.parse(url)?.origin ?? []))];
  if (origins.length === 0) return [ok("Outgoing", "no agent and no channel has an address")];
  return Promise.all(origins.map((origin) => reach(origin, fetch)));
}

async function reach(origin: string, fetch: GuardedFetch): Promise<Verdict> {
  const name = `Outgoing to ${new URL(origin).host}`;
  try {
    const signal = AbortSignal.timeout(REACH_MS_MAX);
    const { status, body } = await fetch(origin, { method: "HEAD", signal });
    await body?.cancel();
    return ok(name, `answers (${status})`);
  } catch (error) {
    if (error instanceof RefusedAddressError) {
      return fail(name, error.message, "If it is yours, add it to BATON_ALLOW_PRIVATE_HOSTS.");
    }
    const why = failureCode(error) ?? "no answer in time";
    return warn(name, `cannot be reached (${why})`, "Check its name, its port and the firewall.");
  }
}
