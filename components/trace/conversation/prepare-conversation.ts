import type { ConversationMessageDto } from "@/lib/contracts/conversation";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { dropRepeats } from "@/lib/domain/conversation/drop-repeats";
import type { Timeline } from "../timeline/timeline-model";
import { LANE_NONE } from "../timeline/timeline-model";
import type { Selection } from "../trace-view";

export type ConversationRow =
  | { kind: "handoff"; key: string; handoff: HandoffDto }
  | { kind: "message"; key: string; message: ConversationMessageDto; agent: string | null };

type Conversation = {
  pages: readonly { items: readonly ConversationMessageDto[] }[];
  /** More messages follow: handoffs later than the last one are not placed yet. */
  hasMore: boolean;
  handoffs: readonly HandoffDto[];
  timeline: Pick<Timeline, "lanes">;
};

/**
 * Messages once each, call by call, with the handoffs that began between the calls. Some SDKs let a
 * call last until the agent that it called is done, so its answer's own time would mislead.
 */
export function prepareConversation({
  pages,
  hasMore,
  handoffs,
  timeline,
}: Conversation): ConversationRow[] {
  const messages = dropRepeats(pages.flatMap(({ items }) => items));
  const agents = agentsOfSpans(timeline);
  const waiting = handoffs.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const rows: ConversationRow[] = [];
  for (const message of messages) {
    while (waiting[0] && timeOf(waiting[0]) <= message.span_started_at) {
      rows.push(handoffRow(waiting.shift()));
    }
    const agent = message.agent ?? agents.get(message.span_id) ?? null;
    rows.push({ kind: "message", key: message.id, message, agent });
  }
  if (!hasMore) for (const handoff of waiting) rows.push(handoffRow(handoff));
  return rows;
}

/** Where the selected handoff or span stands; -1 where it does not. */
export function rowOfSelection(rows: readonly ConversationRow[], selection: Selection): number {
  return rows.findIndex((row) => {
    if (row.kind === "handoff") {
      return selection.kind === "handoff" && selection.id === row.handoff.id;
    }
    return selection.kind === "span" && selection.id === row.message.span_id;
  });
}

function handoffRow(handoff: HandoffDto | undefined): ConversationRow {
  if (!handoff) throw new RangeError("there is no handoff to place");
  return { kind: "handoff", key: `handoff ${handoff.id}`, handoff };
}

function timeOf({ initiated_at, first_sign_at }: HandoffDto): string {
  return initiated_at ?? first_sign_at;
}

/** A model's span often names no agent; the lane it lies in does. */
function agentsOfSpans({ lanes }: Pick<Timeline, "lanes">): ReadonlyMap<string, string> {
  return new Map(
    lanes.flatMap(({ agent, spans }) =>
      agent === LANE_NONE ? [] : spans.map(({ span }) => [span.id, agent] as const),
    ),
  );
}
