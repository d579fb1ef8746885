import { LlmSettings } from "@/lib/domain/agents/agent-settings";
import { withCost } from "@/lib/domain/agents/add-usage";
import type { Json } from "@/lib/domain/json";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { Transcript } from "@/lib/services/agent-work/call-place";
import { AppError } from "@/lib/errors";
import { recordAnswer, takeUpWork } from "@/lib/services/agent-work/work";
import { ours } from "../../ours";
import {
  type CredentialFor,
  type Runner,
  type RunnerIo,
  type RunnerResult,
  type RunnerTask,
  RuntimeFault,
} from "../../ports";
import { askModel, type ModelReply } from "./ask-model";
import { describeTask, instructionsOf } from "./describe-task";
import { toolsFor } from "./tools";

export type LlmPorts = { fetch: GuardedFetch; credentialFor: CredentialFor };

/**
 * An agent whose work a model does. After each of its answers all is stored; what takes time (another
 * agent, a person) is waited for by nobody: whichever worker is free goes on once it is there.
 */
export function createLlmRunner(ports: LlmPorts): Runner {
  return async (task, io) => {
    const settings = LlmSettings.safeParse(task.settings);
    if (!settings.success || !task.endpoint) {
      return failed("not_set_up", `${task.agent} has no model or no address of one.`);
    }
    const set = { ...ports, settings: settings.data, endpoint: task.endpoint };
    const given = { held: task, settings: settings.data, request: describeTask(task) };
    let work = await ours(() => takeUpWork(io.ctx, given));
    while (work.kind === "goes_on") {
      const { transcript } = work;
      if (transcript.steps >= set.settings.max_steps) {
        return failed("too_many_steps", `It did not finish within ${transcript.steps} steps.`);
      }
      const startedAt = io.ctx.now();
      const reply = await ask(set, { task, io, transcript });
      if (reply.kind === "failed") return reply;
      const answer = { ...reply, usage: withCost(reply.usage, set.settings), startedAt };
      const rejected = rejectionIn(reply, transcript);
      if (rejected) return rejected;
      const recorded = { held: task, settings: set.settings, transcript, answer };
      work = await ours(() => recordAnswer(io.ctx, recorded));
      if (work.kind === "goes_on" && reply.calls.length === 0) {
        return resultOf(reply.text, work.transcript);
      }
    }
    return work;
  };
}

type SetUp = LlmPorts & { settings: LlmSettings; endpoint: string };

async function ask(
  { fetch, credentialFor, settings, endpoint }: SetUp,
  { task, io, transcript }: { task: RunnerTask; io: RunnerIo; transcript: Transcript },
): Promise<ModelReply> {
  const { agent } = task;
  const { api_key_secret: name, model, temperature, instructions } = settings;
  const url = new URL(endpoint);
  const credential = await credentialOf(
    name && (() => credentialFor(io.ctx, { agent, name, url })),
  );
  if ("kind" in credential) return credential;
  return askModel(fetch, {
    endpoint,
    model,
    apiKey: credential.apiKey,
    instructions: instructionsOf(agent, instructions),
    messages: transcript.messages,
    tools: toolsFor(settings, { isFirst: transcript.steps === 0 }),
    temperature,
    signal: io.signal,
  });
}

export async function credentialOf(
  find: (() => Promise<string>) | undefined,
): Promise<{ apiKey: string | undefined } | Extract<ModelReply, { kind: "failed" }>> {
  if (!find) return { apiKey: undefined };
  try {
    return { apiKey: await find() };
  } catch (error) {
    if (error instanceof AppError) return failed(error.code, error.message);
    throw new RuntimeFault("The vault could not be read.", { cause: error });
  }
}

/** Before any work it is a no to the task; later it is a failure. */
function rejectionIn(
  { calls }: Extract<ModelReply, { kind: "answered" }>,
  { steps }: Transcript,
): RunnerResult | undefined {
  const call = calls.find(({ name, problem }) => name === "reject" && !problem);
  if (!call) return undefined;
  const reason = reasonIn(call.input) ?? "It gave no reason.";
  return steps === 0 ? { kind: "rejected", reason } : failed("gave_up", reason);
}

function reasonIn(input: Json): string | undefined {
  const isObject = typeof input === "object" && input !== null && !Array.isArray(input);
  const reason = isObject ? input["reason"] : undefined;
  return typeof reason === "string" && reason !== "" ? reason : undefined;
}

function resultOf(text: string, { usage }: Transcript): RunnerResult {
  if (text.trim() === "") return failed("empty_answer", "Its model said nothing.");
  return { kind: "completed", result: asResult(text), usage };
}

/** JSON where it is JSON, in a code fence or without one. */
function asResult(text: string): Json {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(bare);
  } catch {
    return text;
  }
}

function failed(type: string, message: string) {
  return { kind: "failed" as const, error: { type, message } };
}
