import { z } from "zod";
import { isRecord, type Json } from "../../json";
import type { ApprovalAction } from "../approval";
import { a2a } from "./a2a";
import { adk } from "./adk";
import { agentInbox, unwrapInterrupt } from "./agent-inbox";
import { langchain } from "./langchain";
import { openaiAgents } from "./openai-agents";
import type { Shape, Verdict } from "./shape";
import type { ApprovalShape } from "./shape-names";

const SHAPES: Record<Exclude<ApprovalShape, "baton">, Shape> = {
  agent_inbox: agentInbox,
  langchain,
  openai_agents: openaiAgents,
  adk,
  a2a,
};

const JsonRecord = z.record(z.string(), z.json());
/** What Baton takes beside a foreign payload. `allowed` is for who can carry out more than its SDK says. */
const ENVELOPE = [
  "allowed",
  "title",
  "requested_by",
  "trace_id",
  "handoff_id",
  "assignee",
  "due_at",
  "timeout_ms",
  "on_timeout",
] as const;

/** A request as Baton writes it; one in a form that is not known stays as it is. */
export function toNativeAsk(body: unknown): unknown {
  const record = JsonRecord.safeParse(unwrapInterrupt(body));
  if (!record.success) return body;
  if ("question" in record.data) return { ...record.data, shape: "baton", origin: null };
  for (const shape of Object.values(SHAPES)) {
    const asked = shape.read(record.data);
    if (asked) return { ...asked, ...envelopeOf(record.data) };
  }
  return isRecord(body) ? { ...body, shape: "baton", origin: null } : body;
}

/** What its requester gets, in the form in which it asked. */
export function answerIn(
  shape: ApprovalShape,
  asked: { origin: Json; action: ApprovalAction | null },
  verdict: Verdict,
): Json {
  if (shape !== "baton") return SHAPES[shape].answer(asked, verdict);
  return { ...verdict };
}

function envelopeOf(body: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    ENVELOPE.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])),
  );
}
