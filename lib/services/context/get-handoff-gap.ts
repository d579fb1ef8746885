import { listHandoffsOfTrace } from "@/db/queries/handoffs";
import type { FactDto, GapDto } from "@/lib/contracts/gap";
import { createContextReader, type Context } from "@/lib/domain/context/context";
import { countFacts } from "@/lib/domain/context/count-facts";
import type { Stage } from "@/lib/domain/context/fact-state";
import { analyseGap, type FactLine, type Gap } from "@/lib/domain/context/gap";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { ServiceContext } from "../context";
import { requireHandoff, type HandoffKey } from "../handoffs/require-handoff";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { loadObservedContexts } from "./observed-contexts";

const FACTS_SHOWN_MAX = 2_000;

/** What became of each fact of one handoff. Computed when asked, so it is never stale. */
export async function getHandoffGap(ctx: ServiceContext, key: HandoffKey): Promise<GapDto> {
  requireScope(ctx, "read");
  const row = await requireHandoff(ctx, key);
  const { traceId } = row;
  const [{ day }, all] = await Promise.all([
    requireTrace(ctx, traceId),
    listHandoffsOfTrace(ctx.db, { projectId: ctx.projectId, traceId }),
  ]);
  const contexts = await loadObservedContexts(ctx, { day, traceId, wanted: [row], all });
  const gap = analyseGap(contexts.stagesOf(row), createContextReader());
  const { held, sent, received, understood } = row;
  const refs = { held, sent, received, understood, used: null };
  return { handoff_id: row.id, trace_id: traceId, ...toGapDto(gap, refs) };
}

function toGapDto(
  gap: Gap,
  refs: Record<Stage, PayloadRef | null>,
): Omit<GapDto, "handoff_id" | "trace_id"> {
  const lines = chooseLines(gap);
  const summary = (stage: Stage) => stageSummary(gap.stages[stage], refs[stage]);
  return {
    gap_score: gap.score,
    stages: {
      held: summary("held"),
      sent: summary("sent"),
      received: summary("received"),
      understood: summary("understood"),
      used: summary("used"),
    },
    facts: lines.shown.map(toFactDto),
    facts_total: lines.total,
    withheld: pathsOf(gap.withheld),
    transfer_loss: pathsOf(gap.transferLoss),
    not_understood: pathsOf(gap.notUnderstood),
    unused: pathsOf(gap.unused),
  };
}

function pathsOf(lines: readonly FactLine[]): string[] {
  return lines.map(({ fact }) => fact.path);
}

/** Losses come before what is still there when not all can be shown; the order stays. */
function chooseLines(gap: Gap): { shown: FactLine[]; total: number } {
  const base = gap.stages.sent ?? gap.stages.held;
  const passed = gap.passed(FACTS_SHOWN_MAX);
  const known = new Set(passed.map(({ fact }) => fact.path));
  const lost = [...gap.transferLoss, ...gap.withheld].filter(({ fact }) => !known.has(fact.path));
  const added = gap.added(FACTS_SHOWN_MAX);
  const all = [...passed, ...lost, ...added];
  const total = (base ? countFacts(base) : 0) + lost.length + added.length;
  if (all.length <= FACTS_SHOWN_MAX) return { shown: all, total: Math.max(total, all.length) };
  const kept = new Set(
    all.toSorted((a, b) => Number(isKept(a)) - Number(isKept(b))).slice(0, FACTS_SHOWN_MAX),
  );
  return { shown: all.filter((line) => kept.has(line)), total };
}

function isKept({ status }: FactLine): boolean {
  return status === "kept" || status === "added" || status === "unknown";
}

function stageSummary(context: Context | undefined, ref: PayloadRef | null) {
  return {
    present: context !== undefined,
    bytes: ref?.bytes ?? 0,
    facts: context ? countFacts(context) : 0,
    is_complete: context?.isComplete ?? true,
  };
}

function toFactDto({ fact, states, status, became }: FactLine): FactDto {
  const { path, text, kind, isKey } = fact;
  return { path, text, kind, is_key: isKey, states, status, became };
}
