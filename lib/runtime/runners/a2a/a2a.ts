import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { A2aSettings } from "@/lib/domain/agents/agent-settings";
import type { Json } from "@/lib/domain/json";
import { type A2aPart, type A2aReply, openA2a } from "@/lib/outgoing/a2a";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import {
  askForRemote,
  lookLater,
  type RemoteWork,
  saveRemoteTask,
  takeUpRemoteWork,
} from "@/lib/services/agent-work/remote-work";
import type { ServiceContext } from "@/lib/services/context";
import { ours } from "../../ours";
import type { CredentialFor, Runner, RunnerIo, RunnerResult, RunnerTask } from "../../ports";
import { describeTask } from "../llm/describe-task";
import { callFailure, failed } from "../call-failure";
import { toldError } from "../told-error";
import { traceHeader } from "../trace-header";
import { remoteMetadata } from "./remote-metadata";

export type A2aPorts = { fetch: GuardedFetch; credentialFor: CredentialFor };
type Remote = Awaited<ReturnType<typeof openA2a>>;

const LOOK_EVERY_MS = 250;
/** After so many looks the worker does something else and comes back. */
const LOOKS_IN_A_ROW_MAX = 8;
const LATER_MS_MAX = 60_000;

/**
 * An agent behind an Agent2Agent server. The id of its task there is stored as soon as it is known, so
 * that any worker can go on; what it asks, a person answers, and the same task goes on with that.
 */
export function createA2aRunner(ports: A2aPorts): Runner {
  return async (task, io) => {
    const settings = A2aSettings.safeParse(task.settings ?? {});
    if (!settings.success || !task.endpoint) {
      return failed("not_set_up", `${task.agent} has no address.`);
    }
    const { agent, endpoint } = task;
    const bearer = headersFor(ports, { ctx: io.ctx, agent, settings: settings.data });
    const headers = async (url: URL) => ({ ...(await bearer(url)), ...traceHeader(task) });
    const work = await ours(() => takeUpRemoteWork(io.ctx, task));
    if (work.kind === "waiting") return work;
    const fetch = platformFetch(ports.fetch, headers);
    const opened = await reached(() => openA2a(endpoint, fetch));
    if ("kind" in opened) return opened;
    return goOn({ task, io, remote: opened.value }, work);
  };
}

/** With its token where the vault lets it go there; a server's card may send us to another host. */
export function headersFor(
  { credentialFor }: A2aPorts,
  {
    ctx,
    agent,
    settings: { api_key_secret: name },
  }: { ctx: ServiceContext; agent: string; settings: A2aSettings },
) {
  return async (url: URL): Promise<Record<string, string>> => {
    if (name === undefined) return {};
    return { authorization: `Bearer ${await credentialFor(ctx, { agent, name, url })}` };
  };
}

type Set = { task: RunnerTask; io: RunnerIo; remote: Remote };
type Told = { reply: A2aReply; turn: number; asked: string | undefined };
type Going = Extract<RemoteWork, { kind: "goes_on" }>;

async function goOn(set: Set, work: Going): Promise<RunnerResult> {
  const { task, io, remote } = set;
  if (work.answer?.isError) return { kind: "failed", error: toldError(work.answer.value) };
  const isSending = work.remote === null || work.answer !== undefined;
  const { answer } = work;
  const turn = answer ? work.turn + 1 : work.turn;
  const reply = await reached(() =>
    isSending
      ? remote.send(messageOf(task, { ...work, turn }), io.signal)
      : remote.look(work.remote?.taskId ?? "", io.signal),
  );
  if ("kind" in reply) return isSending ? reply : lookAgain(set, reply);
  const { taskId, contextId } = reply.value;
  if (isSending && taskId !== "") {
    const known = { taskId, contextId };
    const saved = await ours(async () => {
      await saveRemoteTask(io.ctx, { held: task, remote: known, turn });
      return { kind: "saved" as const };
    });
    if (saved.kind === "waiting") return saved;
  }
  return follow(set, { reply: reply.value, turn, asked: work.asked });
}

/** Looks for a moment, then comes back later and less often. */
async function follow(set: Set, { reply: first, ...told }: Told): Promise<RunnerResult> {
  const { io, remote } = set;
  let reply = first;
  for (let looks = 0; looks < LOOKS_IN_A_ROW_MAX; looks += 1) {
    const end = await endOf(set, { ...told, reply });
    if (end) return end;
    await pause(LOOK_EVERY_MS, undefined, { signal: io.signal });
    const next = await reached(() => remote.look(reply.taskId, io.signal));
    if ("kind" in next) return lookAgain(set, next);
    reply = next.value;
  }
  return (await endOf(set, { ...told, reply })) ?? later(set);
}

/** What is out of reach for a moment may be there later; what is too large stays so. */
function lookAgain(set: Set, failure: ReturnType<typeof callFailure>): Promise<RunnerResult> {
  return failure.error.type === "answer_too_large" ? Promise.resolve(failure) : later(set);
}

async function later({ task, io }: Set): Promise<RunnerResult> {
  io.signal.throwIfAborted();
  // Grows with every time that it was taken up.
  const delayMs = Math.min(LATER_MS_MAX, 1000 * 2 ** Math.min(16, task.lease / 2));
  await ours(() => lookLater(io.ctx, { held: task, delayMs }));
  return { kind: "waiting" };
}

/** Undefined while it works. */
async function endOf(set: Set, { reply, turn, asked }: Told): Promise<RunnerResult | undefined> {
  const { task, io } = set;
  const { state, said } = reply;
  if (state === "submitted") return undefined;
  if (state === "working" || state === "completed") await io.accept();
  if (state === "working") return undefined;
  if (state !== "input_required" && state !== "auth_required") return ended(state, reply);
  // Where it stood before it read the answer.
  if (reply.mark === asked) return undefined;
  const question = said || `${task.agent} needs something to go on.`;
  const work = await ours(() =>
    askForRemote(io.ctx, { held: task, turn, question, mark: reply.mark, kind: state }),
  );
  return work.kind === "waiting" ? work : goOn(set, work);
}

function ended(
  state: "completed" | "rejected" | "failed" | "canceled",
  { said, parts }: A2aReply,
): RunnerResult {
  switch (state) {
    case "completed":
      return { kind: "completed", result: resultOf(parts, said) };
    case "rejected":
      return { kind: "rejected", reason: said || "It gave no reason." };
    case "failed":
      return failed("agent_error", said || "It failed without saying why.");
    case "canceled":
      return failed("cancelled", said || "It was cancelled there.");
  }
}

function messageOf(task: RunnerTask, { remote, answer, turn }: Going) {
  const metadata = remoteMetadata(task);
  // The same for a repeat after a crash: a server that knows it does it once.
  const messageId = `${task.handoffId}.${turn}`;
  if (!remote || !answer) {
    return { messageId, text: describeTask(task), data: metadata["baton/handoff"], metadata };
  }
  const { value } = answer;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return { messageId, text, task: remote, metadata };
}

const Value = z.json().catch(null);

function resultOf(parts: readonly A2aPart[], said: string): Json {
  const values = parts.map((part) => {
    if ("text" in part) return part.text;
    return "data" in part ? Value.parse(part.data) : part;
  });
  const [only] = values;
  if (values.length > 1) return values;
  return only ?? (said || null);
}

async function reached<Value>(
  act: () => Promise<Value>,
): Promise<{ value: Value } | ReturnType<typeof callFailure>> {
  try {
    return { value: await act() };
  } catch (error) {
    return callFailure(error);
  }
}
