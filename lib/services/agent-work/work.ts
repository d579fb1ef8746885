import {
  type CallRow,
  findTranscript,
  insertCalls,
  listCalls,
  parkTask,
  saveTranscript,
  type TranscriptRow,
  updateCall,
} from "@/db/queries/runtime/agent-work";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { addUsage } from "@/lib/domain/agents/add-usage";
import type { LlmSettings } from "@/lib/domain/agents/agent-settings";
import { findMcpTool } from "@/lib/domain/agents/mcp-tools";
import { type ToolCall, type ToolResult, TranscriptMessage } from "@/lib/domain/agents/transcript";
import { asJson } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { findSecrets, withoutSecrets } from "../masking/find-secrets";
import { acceptedEvents } from "../tasks/handoff-events";
import type {
  AssistantMessage,
  ModelAnswer,
  OutsideCall,
  OutsideOutcome,
  Transcript,
} from "./call-place";
import { carryOutCall } from "./carry-out-calls";
import { type HeldTask, holdTask, workLost } from "./hold-task";
import { modelSpan } from "./model-span";
import { toolSpan } from "./tool-span";

/**
 * Either its model can be asked, or tools elsewhere are to be called first, or it waits and nobody holds it
 * any more.
 */
export type Work =
  | { kind: "goes_on"; transcript: Transcript }
  | { kind: "calls"; calls: readonly OutsideCall[] }
  | { kind: "waiting" };

/** Takes up what an agent had begun: what people agreed to is done, what came back is told its model. */
export async function takeUpWork(
  ctx: ServiceContext,
  { held, settings, request }: { held: HeldTask; settings: LlmSettings; request: string },
): Promise<Work> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const begun = await findTranscript(tx, held);
    if (begun) return settle(inside, { task: await holdTask(inside, held), begun, settings });
    const messages: TranscriptMessage[] = [{ role: "user", text: request }];
    return { kind: "goes_on", transcript: { messages, steps: 0, usage: {} } };
  });
}

/**
 * What the model answered, what it asked for and what came of that, in one transaction: whoever takes
 * the work up again finds all of it or nothing.
 */
export async function recordAnswer(
  ctx: ServiceContext,
  {
    held,
    settings,
    transcript,
    answer,
  }: { held: HeldTask; settings: LlmSettings; transcript: Transcript; answer: ModelAnswer },
): Promise<Work> {
  const message = await toMessage(ctx, answer);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const task = await holdTask(inside, held);
    const { projectId, handoffId } = task;
    const step = transcript.steps + 1;
    const begun = await saveTranscript(tx, {
      projectId,
      handoffId,
      messages: [...transcript.messages, message],
      steps: step,
      usage: addUsage(transcript.usage, answer.usage),
    });
    await insertCalls(
      tx,
      message.calls.map((call, position) => toCallRow(call, { ...held, step, position })),
    );
    const span = modelSpan(task, { transcript, answer, message, settings, endedAt: ctx.now() });
    const accepted = step === 1 ? acceptedEvents(task, ctx.now()) : [];
    await insertOutbox(tx, { projectId, events: [...accepted, span] });
    return settle(inside, { task, begun, settings });
  });
}

/** What came of calls elsewhere; a call that was not recorded is made again by who takes the work up. */
export async function recordOutcomes(
  ctx: ServiceContext,
  {
    held,
    settings,
    outcomes,
  }: { held: HeldTask; settings: LlmSettings; outcomes: readonly OutsideOutcome[] },
): Promise<Work> {
  const kept = await Promise.all(
    outcomes.map(async ({ outcome: { isError, value }, ...call }) => {
      return { ...call, outcome: { isError, value: await withoutSecrets(ctx, value) } };
    }),
  );
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const task = await holdTask(inside, held);
    const begun = await findTranscript(tx, held);
    if (!begun) throw new Error(`the transcript of ${held.handoffId} is gone`);
    for (const { row, outcome } of kept) {
      const { isError, value: result } = outcome;
      await updateCall(tx, row, { state: "done", isError, result });
    }
    const endedAt = ctx.now();
    const events = kept.map((call) => toolSpan(task, { ...call, endedAt }));
    await insertOutbox(tx, { projectId: ctx.projectId, events });
    return settle(inside, { task, begun, settings });
  });
}

/** Kept without its secrets; a call that carries one is not carried out. */
async function toMessage(
  ctx: ServiceContext,
  { text, calls }: ModelAnswer,
): Promise<AssistantMessage> {
  const checked: ToolCall[] = [];
  for (const call of calls) {
    const paths = await findSecrets(ctx, call.input);
    const message = `A secret lies at ${paths.join(", ")}: leave it out.`;
    const problem = paths.length > 0 ? { type: "credential_in_payload", message } : call.problem;
    checked.push({ ...call, ...(problem ? { problem } : {}) });
  }
  const said = { role: "assistant", text, calls: checked };
  const kept = TranscriptMessage.parse(await withoutSecrets(ctx, asJson(said)));
  if (kept.role !== "assistant") throw new Error("masking changed who said it");
  return kept;
}

function toCallRow(
  { id: callId, name, problem, ...call }: ToolCall,
  { projectId, handoffId, step, position }: HeldTask & { step: number; position: number },
) {
  const row = { projectId, handoffId, step, position, callId, name, input: call.input ?? {} };
  if (!problem) return { ...row, state: "ready" as const };
  return { ...row, state: "done" as const, isError: true, result: { error: problem } };
}

/** Ours are carried out by now: what is still ready is somebody else's. */
function outsideCall(row: CallRow, { mcp_servers: servers }: LlmSettings): OutsideCall[] {
  const tool = row.state === "ready" ? findMcpTool(servers, row.name) : undefined;
  return tool ? [{ row, tool }] : [];
}

/** All calls of a step are done before its model goes on; until then the work is laid down. */
async function settle(
  ctx: ServiceContext,
  { task, begun, settings }: { task: TaskRow; begun: TranscriptRow; settings: LlmSettings },
): Promise<Work> {
  const { projectId, handoffId, lease } = task;
  const place = { projectId, handoffId, step: begun.steps };
  for (const call of await listCalls(ctx.db, place)) {
    if (call.state === "ready") await carryOutCall(ctx, { task, settings, call });
  }
  const calls = await listCalls(ctx.db, place);
  const outside = calls.flatMap((row) => outsideCall(row, settings));
  if (outside.length > 0) return { kind: "calls", calls: outside };
  if (calls.some(({ state }) => state === "waiting")) {
    if (!(await parkTask(ctx.db, { projectId, handoffId, lease }))) throw workLost(handoffId);
    return { kind: "waiting" };
  }
  const isTold = begun.messages.at(-1)?.role !== "assistant" || calls.length === 0;
  if (isTold) return { kind: "goes_on", transcript: begun };
  const results = calls.map(({ callId: id, name, isError, result: value }): ToolResult => ({
    id,
    name,
    isError,
    value,
  }));
  const messages = [...begun.messages, { role: "tool" as const, results }];
  const { steps, usage } = begun;
  const transcript = await saveTranscript(ctx.db, { projectId, handoffId, steps, usage, messages });
  return { kind: "goes_on", transcript };
}
