import {
  type CallRow,
  findTranscript,
  insertCalls,
  listCalls,
  parkTask,
  postponeTask,
  saveTranscript,
} from "@/db/queries/runtime/agent-work";
import { addPerformJobs } from "@/db/queries/runtime/jobs";
import type { RemoteTask, ToolOutcome } from "@/lib/domain/agents/transcript";
import { isRecord } from "@/lib/domain/json";
import { openApproval } from "../approvals/open-approval";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { askerOf } from "./ask-about-call";
import { callEndOf } from "./call-end-of";
import { type HeldTask, holdTask, workLost } from "./hold-task";

/**
 * How far the work of another server is. `turn`: how often it was told something; `answer`: what a person
 * answered to what it asked last; `asked`: the mark of that question.
 */
export type RemoteWork =
  | {
      kind: "goes_on";
      remote: RemoteTask | null;
      turn: number;
      answer: ToolOutcome | undefined;
      asked: string | undefined;
    }
  | { kind: "waiting" };

export async function takeUpRemoteWork(ctx: ServiceContext, held: HeldTask): Promise<RemoteWork> {
  const begun = await findTranscript(ctx.db, held);
  const nothing = { answer: undefined, asked: undefined };
  if (!begun) return { kind: "goes_on", remote: null, turn: 0, ...nothing };
  const { steps: turn, remote } = begun;
  const [now] = await listCalls(ctx.db, { ...held, step: turn });
  const [before] = await listCalls(ctx.db, { ...held, step: turn - 1 });
  const isAnswered = now?.state === "done";
  const answer = isAnswered ? { isError: now.isError, value: now.result } : undefined;
  return { kind: "goes_on", remote, turn, answer, asked: markOf(now ?? before) };
}

function markOf(call: CallRow | undefined): string | undefined {
  const mark = isRecord(call?.input) ? call.input["mark"] : undefined;
  return typeof mark === "string" ? mark : undefined;
}

/** Its task is known from now on, whichever worker asks about it next. */
export async function saveRemoteTask(
  ctx: ServiceContext,
  { held, remote, turn }: { held: HeldTask; remote: RemoteTask; turn: number },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await holdTask({ ...ctx, db: tx }, held);
    const { projectId, handoffId } = held;
    const key = { projectId, handoffId, messages: [], usage: {}, steps: turn };
    await saveTranscript(tx, { ...key, remote, isRemoteOpen: true });
  });
}

type RemoteQuestion = {
  held: HeldTask;
  turn: number;
  question: string;
  mark: string;
  kind: string;
};

/** What the other server wants to know, a person answers; until then the handoff waits. */
export async function askForRemote(
  ctx: ServiceContext,
  { held, turn, question, ...asks }: RemoteQuestion,
): Promise<RemoteWork> {
  const masked = await withoutSecrets(ctx, question);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const task = await holdTask(inside, held);
    const { projectId, handoffId, lease } = task;
    const asked = await openApproval(inside, {
      ...(await askerOf(inside, task)),
      kind: asks.kind,
      question: typeof masked === "string" ? masked : "",
      action: null,
      allowed: ["respond", "approve", "reject"],
      context: { task: task.payload.task, agent: task.toAgent ?? "" },
    });
    const end = callEndOf(asked);
    const call = {
      callId: asked.id,
      name: asks.kind,
      input: { mark: asks.mark },
      waitsFor: asked.id,
    };
    const row = { projectId, handoffId, step: turn, position: 0, ...call };
    await insertCalls(tx, [{ ...row, state: "waiting", ...end }]);
    if (end) return takeUpRemoteWork(inside, held);
    if (!(await parkTask(tx, { projectId, handoffId, lease }))) throw workLost(handoffId);
    return { kind: "waiting" };
  });
}

/** Not done yet: somebody looks again later. */
export async function lookLater(
  ctx: ServiceContext,
  { held, delayMs }: { held: HeldTask; delayMs: number },
): Promise<RemoteWork> {
  await ctx.db.transaction(async (tx) => {
    const { projectId, handoffId, lease } = held;
    const isMine = await postponeTask(tx, { projectId, handoffId, lease, delayMs });
    if (!isMine) throw workLost(handoffId);
    await addPerformJobs(tx, [{ projectId, handoffId }], { delayMs });
  });
  return { kind: "waiting" };
}
