import type { NativeEventInput } from "../../../domain/event/native-event";
import { msBetween, parseInstant, type Nanos } from "../../../domain/time";

type EventOf<Name> = Extract<NativeEventInput, { event: Name }>;
type Outcome = "succeeded" | "failed" | "incomplete" | "open";
type Parts = Record<"serialization" | "network" | "init" | "deserialization", number | null>;

export type Measured = {
  type: string;
  bucket: number;
  reason: string | null;
  outcome: Outcome;
  explicit: boolean;
  validated: boolean;
  justified: boolean;
  pooled: boolean | null;
  askedBack: boolean;
  factsLost: boolean;
  latencyMs: number | null;
  executionMs: number | null;
  parts: Parts;
};

/** Reads the margins back from the events alone, by the rules of the domain document. */
export function measureHandoffs(events: readonly NativeEventInput[]): Measured[] {
  const groups = new Map<string, NativeEventInput[]>();
  for (const event of events) {
    if (!("handoff_id" in event) || event.handoff_id === undefined) continue;
    groups.set(event.handoff_id, [...(groups.get(event.handoff_id) ?? []), event]);
  }
  return [...groups.values()].map(measure);
}

function measure(group: readonly NativeEventInput[]): Measured {
  const initiated = find(group, "handoff_initiated");
  const received = find(group, "handoff_received");
  if (!initiated) throw new Error("a handoff without handoff_initiated");
  const sent = JSON.stringify(initiated.context);
  return {
    type: initiated.type ?? "?",
    bucket: bucketOf(Buffer.byteLength(sent)),
    reason: initiated.reason ?? null,
    outcome: outcomeOf(group),
    explicit: initiated.explicit === true,
    validated: typeof initiated.validation === "object" && initiated.validation.ok,
    justified: initiated.justification !== undefined,
    pooled: received ? received.cold_start === false : null,
    askedBack: group.some(({ event }) => event === "clarification_requested"),
    factsLost: JSON.stringify(received?.context ?? initiated.context) !== sent,
    latencyMs: between(initiated, received),
    executionMs:
      initiated.type === "escalate" ? null : between(received, find(group, "task_complete")),
    parts: partsOf(initiated, received),
  };
}

function partsOf(
  { timing: sent }: EventOf<"handoff_initiated">,
  received: EventOf<"handoff_received"> | undefined,
): Parts {
  const arrival = received?.timing;
  return {
    serialization: sent?.serialization_ms ?? null,
    network: arrival?.network_ms ?? null,
    init: arrival?.init_ms ?? null,
    deserialization: arrival?.deserialization_ms ?? null,
  };
}

function outcomeOf(group: readonly NativeEventInput[]): Outcome {
  if (group.some(isFailure)) return "failed";
  const isReturn = find(group, "handoff_initiated")?.type === "return";
  const isDone = isReturn || find(group, "task_complete") !== undefined;
  if (isDone && find(group, "handoff_received")) return "succeeded";
  return find(group, "handoff_timed_out") ? "incomplete" : "open";
}

function isFailure(event: NativeEventInput): boolean {
  if (event.event === "quality_rated") return event.score <= 0.7;
  if (event.event === "task_complete") return (event.quality ?? 1) <= 0.7;
  return event.event === "task_failed";
}

function find<Name extends NativeEventInput["event"]>(
  group: readonly NativeEventInput[],
  name: Name,
): EventOf<Name> | undefined {
  return group.find((event): event is EventOf<Name> => event.event === name);
}

function bucketOf(bytes: number): number {
  return [500, 2048, 5120, 10_240].filter((from) => bytes >= from).length;
}

function between(
  from: NativeEventInput | undefined,
  to: NativeEventInput | undefined,
): number | null {
  const start = instantOf(from);
  const end = instantOf(to);
  return start === undefined || end === undefined ? null : msBetween(start, end);
}

function instantOf(event: NativeEventInput | undefined): Nanos | undefined {
  return event?.at === undefined ? undefined : parseInstant(event.at);
}
