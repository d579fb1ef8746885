import { findAgentRole } from "@/db/queries/runtime/agents";
import { listPairPayloads } from "@/db/queries/pair-payloads";
import type { ContractTrialDto, TryContractRequest } from "@/lib/contracts/contract";
import { fieldsOf, type Judgement, judgeFields, termsFor } from "@/lib/domain/contract/contract";
import type { Json } from "@/lib/domain/json";
import { TOO_SLOW } from "@/lib/domain/orchestration/too-slow";
import { formatInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { checkInTime } from "../schemas/check-in-time";
import { requireUsable } from "./save-contract";

const BYTES_MAX = 16_000_000;

/** What a contract would have done to the latest handoffs, of a pair or of all by default, had it held then. */
export async function tryContract(
  ctx: ServiceContext,
  { from_agent: from, to_agent: to, contract, limit }: TryContractRequest,
): Promise<ContractTrialDto> {
  requireScope(ctx, "read");
  await requireUsable(ctx, contract);
  const { projectId } = ctx;
  const pair = from !== undefined && to !== undefined ? { from, to } : undefined;
  const { roles, rows } = await readInTime(ctx, {}, async ({ db }) => {
    const found = await listPairPayloads(db, { projectId, pair, limit, bytesMax: BYTES_MAX });
    const names = [...new Set(found.map(({ toAgent }) => toAgent))];
    const known = names.map(async (name) => {
      return [name, await findAgentRole(db, { projectId, name })] as const;
    });
    return { rows: found, roles: new Map(await Promise.all(known)) };
  });
  const judged = rows.flatMap(({ body, toAgent, ...handoff }) => {
    if (body === null) return [];
    const terms = termsFor(contract, roles.get(toAgent) ?? null, checkInTime);
    const payload: Json = JSON.parse(body);
    const past = {
      trace_id: handoff.traceId,
      handoff_id: handoff.handoffId,
      at: formatInstant(handoff.at),
      task: handoff.task,
    };
    const judgement = judgeFields(terms, fieldsOf(payload));
    if (judgement.isTooSlow) throw tooSlow(past.task ?? past.handoff_id);
    return [{ past, judgement }];
  });
  return {
    checked: judged.length,
    unobserved: rows.length - judged.length,
    refused: judged.flatMap(({ past, judgement }) => {
      const reasons = reasonsOf(judgement);
      return reasons.length === 0 ? [] : [{ ...past, reasons }];
    }),
    withheld: judged.flatMap(({ past, judgement: { withheld } }) =>
      withheld.length === 0 ? [] : [{ ...past, fields: withheld }],
    ),
  };
}

/** The others would take as long. */
function tooSlow(handoff: string): AppError {
  const issues = [{ path: "/contract/schema", message: TOO_SLOW }];
  return new AppError("invalid_input", `"${handoff}" could not be checked. ${TOO_SLOW}`, {
    issues,
  });
}

function reasonsOf({ missing, issues }: Judgement): string[] {
  return [
    ...missing.map((name) => `${name} is missing`),
    ...issues.map(({ path, message }) => `${path || "/"}: ${message}`),
  ].slice(0, 10);
}
