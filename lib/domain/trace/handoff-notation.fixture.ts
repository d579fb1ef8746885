import { handoffId, handoffTold, type Told } from "../handoff/fold-event.fixture";
import type { Handoff } from "../handoff/handoff";
import { nanosFromMs } from "../time";

const NOTATION = /^(\w+)>(\w+)([!?%~]?)(?:=(\w+))?(?:\^(\w+))?(?:@(\d+))?$/;

/**
 * Handoffs of a trace in short: `A>B` was received and completed, `A>B?` is only initiated,
 * `A>B!` failed, `A>B%` was rejected, `A>B~` timed out. `=type` and `^parent` are declared,
 * `@ms` is the instant (else 10 ms after the one before). Ids are h1, h2, … as written.
 */
export function handoffsFrom(text: string): Handoff[] {
  let at = 0;
  return text.split(" ").map((word, index) => {
    const [, from_agent, to_agent, ending = "", type, parent_handoff_id, ms] =
      NOTATION.exec(word) ?? [];
    at = ms === undefined ? at + 10 : Number(ms);
    const given = { from_agent, to_agent, type, parent_handoff_id };
    const told: Told[] = [{ event: "handoff_initiated", at, ...given }, ...endings(ending, at)];
    return handoffTold(...told.map((event) => ({ ...event, handoff_id: `h${index + 1}` })));
  });
}

export function withFields(handoffs: Handoff[], id: string, fields: Partial<Handoff>): Handoff[] {
  return handoffs.map((handoff) =>
    handoff.id === handoffId(id) ? { ...handoff, ...fields } : handoff,
  );
}

export function returnedAt(ms: number): Partial<Handoff> {
  return { returnedAt: nanosFromMs(ms) };
}

function endings(ending: string, at: number): Told[] {
  const received: Told = { event: "handoff_received", at: at + 1 };
  if (ending === "?") return [];
  if (ending === "%") return [{ event: "handoff_rejected", at: at + 2 }];
  if (ending === "~") return [received, { event: "handoff_timed_out", at: at + 2 }];
  if (ending === "!") return [received, { event: "task_failed", at: at + 2, error: { type: "e" } }];
  return [received, { event: "task_complete", at: at + 2 }];
}
