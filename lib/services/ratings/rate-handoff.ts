import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { RatingBody } from "@/lib/contracts/rating";
import { formatInstant } from "@/lib/domain/time";
import { requireActingAgent } from "../acting-agent";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { type HandoffKey, requireHandoff } from "../handoffs/require-handoff";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { holdsScope, requireOneScope } from "../require-scope";

/** Says how good a result is, as an event like any other: the outcome follows from it. */
export async function rateHandoff(
  ctx: ServiceContext,
  { score, note, ...key }: RatingBody & HandoffKey,
): Promise<HandoffDto> {
  requireOneScope(ctx, ["run", "approve"]);
  const handoff = await requireHandoff(ctx, key);
  // Of an agent's own key: it says how good the answer is that it got, not the one that it gave.
  if (!holdsScope(ctx, "approve")) requireActingAgent(ctx, receiverOf(handoff));
  const own = { trace_id: handoff.traceId, handoff_id: handoff.id };
  const said = note === undefined ? {} : { note };
  await ingestEvents(
    { ...ctx, actor: { kind: "system" } },
    {
      source: "ratings",
      values: [
        {
          event: "quality_rated",
          ...own,
          at: formatInstant(ctx.now()),
          score,
          rater: actorName(ctx.actor),
          ...said,
        },
      ],
    },
  );
  return toHandoffDto(await requireHandoff(ctx, { ...key, traceId: handoff.traceId }));
}

/** Who got the answer; a return is that answer itself, on its way. */
function receiverOf({ type, fromAgent, toAgent }: HandoffRow): string | null {
  return type === "return" ? toAgent : fromAgent;
}
