import { isRecord } from "@/lib/domain/json";
import { ID_CHARS_MAX, type TraceId } from "@/lib/domain/ids";
import { isUnmistakable } from "@/lib/domain/trace/is-unmistakable";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { textAt, textsIn } from "./read-attributes";

/** By what the traces of one session know each other, where nothing names the session. */
export type SessionKey = { kind: "a2a_task" | "a2a_context" | "handoff" | "trace"; value: string };

const ATTRIBUTES: readonly [kind: SessionKey["kind"], ...names: string[]][] = [
  ["a2a_task", "a2a.task.id", "a2a.task_id"],
  ["a2a_context", "a2a.context.id", "a2a.context_id"],
  ["handoff", "baton.handoff.id"],
];
/** A span that gathers the work of many others belongs to none of their sessions. */
const LINKS_MAX = 20;

/** Ids that could come twice by chance join nothing: two sessions made one cannot be told apart again. */
export function sessionKeysOf(
  { attributes }: Pick<TraceSpan, "attributes">,
  own: TraceId,
): SessionKey[] {
  const stated = ATTRIBUTES.flatMap(([kind, ...names]): SessionKey[] => {
    const value = textAt(attributes, ...names);
    return value !== null && isUsable(value) && isUnmistakable(value) ? [{ kind, value }] : [];
  });
  return [...stated, ...linkedTraces(attributes, own)];
}

function linkedTraces(attributes: TraceSpan["attributes"], own: TraceId): SessionKey[] {
  const links = attributes["otel.links"];
  if (!Array.isArray(links)) return [];
  const ids = textsIn(links.map((link) => (isRecord(link) ? link["traceId"] : null)));
  const others = new Set(ids.filter((id) => id !== own && isUsable(id)));
  return others.size > LINKS_MAX ? [] : [...others].map((value) => ({ kind: "trace", value }));
}

function isUsable(id: string): boolean {
  return id.length <= ID_CHARS_MAX;
}
