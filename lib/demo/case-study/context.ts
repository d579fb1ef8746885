import type { Json } from "../../domain/json";
import { itemAt, type Random } from "../seeded-random";
import { STORIES } from "./cast";
import { SIZE_BUCKETS } from "./margins";
import { chatMessage } from "./stories/message-log";
import { jsonBytes, makePool, recordsUpTo, type RecordPool } from "./stories/record-pool";
import type { StoryParameters } from "./stories/story";
import type { Hop } from "./timeline";

type Fields = { [name: string]: Json };
export type Setting = { parameters: StoryParameters; request: string };

/** Contexts end within one record of their target, so the target stays that far from the edge. */
const RECORD_BYTES_MAX = 300;
const EDGE_BYTES = 24;
const ASKED_FIELDS = 3;

const POOLS = new Map<string, RecordPool>(
  STORIES.map((story) => [story.name, makePool(story.name, story.record)]),
);
const MESSAGES = makePool("messages", chatMessage);

/** The context as sent: its JSON has the size bucket that the slot was dealt. */
export function contextOf(hop: Hop, setting: Setting, random: Random): Json {
  const bucket = itemAt(SIZE_BUCKETS, hop.slot.size);
  const target = random.int(
    Math.max(0, bucket.from + RECORD_BYTES_MAX + EDGE_BYTES),
    bucket.below - EDGE_BYTES,
  );
  const room = bucket.from === 0 ? bucket.below - EDGE_BYTES : target;
  if (!hop.slot.isExplicit) return implicitContext(hop, room, { setting, random });
  const base = explicitBase(hop, setting);
  const key = hop.story.recordsKey;
  const pool = POOLS.get(hop.story.name) ?? MESSAGES;
  const left = room - jsonBytes({ ...base, [key]: [] });
  const records = recordsUpTo(pool, left, random);
  return bucket.from === 0 && records.length === 0 ? base : { ...base, [key]: records };
}

/** A conversation instead of parameters: the callee has to guess what was agreed. */
function implicitContext(
  hop: Hop,
  room: number,
  { setting, random }: { setting: Setting; random: Random },
): Json {
  if (hop.slot.size === 0 && random.chance(0.5)) return {};
  const base = { session_id: setting.parameters.sessionId };
  const left = room - jsonBytes({ ...base, messages: [] });
  return { ...base, messages: recordsUpTo(MESSAGES, left, random) };
}

function explicitBase(hop: Hop, setting: Setting): Fields {
  const constraints = knownConstraints(hop, setting);
  const isRoomy = hop.slot.size > 0;
  switch (hop.slot.type) {
    case "route":
      return {
        user_request: isRoomy ? setting.request : hop.story.task(setting.parameters),
        constraints,
        ...(isRoomy && { previous_steps: [], session_metadata: sessionOf(setting) }),
      };
    case "delegate":
      return { constraints, parent_context: parentOf(hop, setting) };
    case "return":
      return { ...statusOf(hop), parent_context: parentOf(hop, setting) };
    case "escalate":
      return { question: approvalQuestion(hop, setting), constraints };
    case "loop":
      return { attempt: 2, previous_error: "invalid_output", constraints };
  }
}

/** Who hands off too early leaves out exactly what the callee will ask for. */
function knownConstraints({ slot, story }: Hop, { parameters }: Setting): Fields {
  const all = Object.entries(story.constraints(parameters));
  return Object.fromEntries(slot.failure === "premature" ? all.slice(ASKED_FIELDS) : all);
}

export function askedFields({ story }: Hop, { parameters }: Setting): string[] {
  return Object.keys(story.constraints(parameters)).slice(0, ASKED_FIELDS);
}

export function approvalQuestion(hop: Hop, { parameters }: Setting): string {
  return `May ${hop.from} go on with ${parameters.count} ${hop.story.recordsKey}?`;
}

function statusOf(hop: Hop): Fields {
  return hop.answers?.slot.outcome === "failed" && hop.answers.slot.position !== "retried"
    ? { status: "failed", error: hop.answers.slot.failure ?? "tool_error" }
    : { status: "done" };
}

/** The smallest contexts have room for this phase's request only. */
function parentOf({ slot, story }: Hop, { parameters, request }: Setting): Fields {
  return slot.size === 0
    ? { original_query: story.task(parameters) }
    : { original_query: request, session: parameters.sessionId };
}

function sessionOf({ parameters }: Setting): Fields {
  return { org_id: parameters.orgId, user_id: parameters.userId, session: parameters.sessionId };
}

/** What arrived when facts were lost on the way: no constraints, no origin, half the records. */
export function withFactsDropped(context: Json): Json {
  if (typeof context !== "object" || context === null || Array.isArray(context)) return {};
  return Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => !["constraints", "parent_context", "session_id"].includes(key))
      .map(([key, value]) => [
        key,
        Array.isArray(value) ? value.slice(0, Math.floor(value.length / 2)) : value,
      ]),
  );
}
