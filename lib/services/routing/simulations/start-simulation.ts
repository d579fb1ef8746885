import { randomUUID } from "node:crypto";
import { addSimulateJob } from "@/db/queries/runtime/jobs";
import { insertSimulation } from "@/db/queries/simulations";
import type { SimulationDto, StartSimulationRequest } from "@/lib/contracts/simulation";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { actorName } from "../../actor-name";
import type { ServiceContext } from "../../context";
import { refuseSecrets } from "../../masking/find-secrets";
import { requireScope } from "../../require-scope";
import { toSimulationDto } from "./to-simulation-dto";

const OPEN_MAX = 3;
const KEPT_MAX = 20;

/** What these rules would have done with the newest handoffs, found out in the background. */
export async function startSimulation(
  ctx: ServiceContext,
  { document }: StartSimulationRequest,
): Promise<SimulationDto> {
  requireScope(ctx, "admin");
  await refuseSecrets(ctx, asJson(document));
  const { projectId } = ctx;
  const row = await ctx.db.transaction(async (tx) => {
    const id = randomUUID();
    const asked = { projectId, id, document, askedBy: actorName(ctx.actor) };
    const started = await insertSimulation(tx, asked, { openMax: OPEN_MAX, keptMax: KEPT_MAX });
    if (started) await addSimulateJob(tx, started);
    return started;
  });
  if (row) return toSimulationDto(row);
  const message = `${OPEN_MAX} simulations of this project are at work; wait for one or cancel it.`;
  throw new AppError("rate_limited", message);
}
