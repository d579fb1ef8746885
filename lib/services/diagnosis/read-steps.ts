import { listPayloads } from "@/db/queries/spans";
import { listTraceSpans, type StoredSpanRow } from "@/db/queries/trace-records";
import type { TracePlace } from "@/db/queries/trace-places";
import type { Step } from "@/lib/domain/diagnosis/suspect";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";

const SPANS_MAX = 2_000;
const BYTES_MAX = 8_000_000;
const KINDS = new Set(["agent", "llm", "tool", "human"]);

/** What the agents of a trace did and said, in order; as much as is read at once. */
export async function readSteps(
  { db, projectId }: ServiceContext,
  place: TracePlace,
): Promise<{ steps: Step[]; isComplete: boolean }> {
  const rows = await listTraceSpans(db, {
    projectId,
    ...place,
    after: undefined,
    limit: SPANS_MAX + 1,
  });
  const spans = rows
    .slice(0, SPANS_MAX)
    .filter(({ kind, agent }) => agent !== null && KINDS.has(kind));
  const { hashes, isWhole } = withinBudget(spans);
  const bodies = await listPayloads(db, { projectId, ...place, hashes });
  const texts = new Map(bodies.map(({ hash, body }) => [hash, textOf(body)]));
  const steps = spans.map((span) => toStep(span, texts.get(span.output?.payload ?? "") ?? ""));
  return { steps, isComplete: isWhole && rows.length <= SPANS_MAX };
}

function withinBudget(spans: readonly StoredSpanRow[]): { hashes: string[]; isWhole: boolean } {
  const hashes = new Set<string>();
  let room = BYTES_MAX;
  for (const { output } of spans) {
    if (!output || hashes.has(output.payload)) continue;
    room -= output.bytes;
    if (room < 0) return { hashes: [...hashes], isWhole: false };
    hashes.add(output.payload);
  }
  return { hashes: [...hashes], isWhole: true };
}

function textOf(body: string): string {
  const value: Json = JSON.parse(body);
  return typeof value === "string" ? value : body;
}

function toStep(
  { id, agent, kind, name, startedAt, status, statusMessage }: StoredSpanRow,
  said: string,
): Step {
  const text = [said, statusMessage ?? ""].filter(Boolean).join("\n");
  return { spanId: id, agent: agent ?? "", kind, name, startedAt, status, text };
}
