import { LlmSettings } from "@/lib/domain/agents/agent-settings";
import { withCost } from "@/lib/domain/agents/add-usage";
import type { McpServer } from "@/lib/domain/agents/mcp-tools";
import type { Json } from "@/lib/domain/json";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { OutsideCall, OutsideOutcome, Transcript } from "@/lib/services/agent-work/call-place";
import type { ServiceContext } from "@/lib/services/context";
import { AppError } from "@/lib/errors";
import { recordAnswer, recordOutcomes, takeUpWork } from "@/lib/services/agent-work/work";
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
import { McpError, type McpSessions, openMcpSessions } from "./mcp-sessions";
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
    const mcp = openMcpSessions({
      fetch: ports.fetch,
      servers: settings.data.mcp_servers,
      headersFor: bearerFor(ports, { agent: task.agent, ctx: io.ctx }),
      signal: io.signal,
    });
    try {
      return await workOn(set, { task, io, mcp });
    } catch (error) {
      if (error instanceof McpError) return failed("tools_unavailable", error.message);
      throw error;
    } finally {
      await mcp.close();
    }
  };
}

type SetUp = LlmPorts & { settings: LlmSettings; endpoint: string };
type Place = { task: RunnerTask; io: RunnerIo; mcp: McpSessions };

async function workOn(set: SetUp, place: Place): Promise<RunnerResult> {
  const { task, io, mcp } = place;
  const { settings } = set;
  const given = { held: task, settings, request: describeTask(task) };
  let work = await ours(() => takeUpWork(io.ctx, given));
  for (;;) {
    if (work.kind === "waiting") return work;
    if (work.kind === "calls") {
      const outcomes = await callAll(io, { mcp, calls: work.calls });
      work = await ours(() => recordOutcomes(io.ctx, { held: task, settings, outcomes }));
      continue;
    }
    const { transcript } = work;
    if (transcript.steps >= settings.max_steps) {
      return failed("too_many_steps", `It did not finish within ${transcript.steps} steps.`);
    }
    const startedAt = io.ctx.now();
    const reply = await ask(set, { ...place, transcript });
    if (reply.kind === "failed") return reply;
    const answer = { ...reply, usage: withCost(reply.usage, settings), startedAt };
    const rejected = rejectionIn(reply, transcript);
    if (rejected) return rejected;
    const recorded = { held: task, settings, transcript, answer };
    work = await ours(() => recordAnswer(io.ctx, recorded));
    if (work.kind === "goes_on" && reply.calls.length === 0) {
      return resultOf(reply.text, work.transcript);
    }
  }
}

/** Tools elsewhere are called side by side, outside of any transaction. */
function callAll(
  { ctx }: RunnerIo,
  { mcp, calls }: { mcp: McpSessions; calls: readonly OutsideCall[] },
): Promise<OutsideOutcome[]> {
  return Promise.all(
    calls.map(async (call) => {
      const startedAt = ctx.now();
      return { row: call.row, outcome: await mcp.call(call), startedAt };
    }),
  );
}

/** With a server's token where the vault lets it go there. */
function bearerFor(
  { credentialFor }: LlmPorts,
  { agent, ctx }: { agent: string; ctx: ServiceContext },
) {
  return ({ api_key_secret: name }: McpServer) =>
    async (url: URL): Promise<Record<string, string>> => {
      if (name === undefined) return {};
      const found = await credentialOf(() => credentialFor(ctx, { agent, name, url }));
      if ("kind" in found) throw new Error(found.error.message);
      return { authorization: `Bearer ${found.apiKey}` };
    };
}

async function ask(
  { fetch, credentialFor, settings, endpoint }: SetUp,
  { task, io, mcp, transcript }: Place & { transcript: Transcript },
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
    tools: { ...toolsFor(settings, { isFirst: transcript.steps === 0 }), ...(await mcp.tools()) },
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
  try {
    return JSON.parse(withoutFence(text.trim()));
  } catch {
    return text;
  }
}

function withoutFence(text: string): string {
  return text.replace(/^```(?:json)?/, "").replace(/```$/, "");
}

function failed(type: string, message: string) {
  return { kind: "failed" as const, error: { type, message } };
}
