import { updateCall } from "@/db/queries/runtime/agent-work";
import { AGENT_TOOLS, type AgentTool, type LlmSettings } from "@/lib/domain/agents/agent-settings";
import { findMcpTool, type McpTool } from "@/lib/domain/agents/mcp-tools";
import type { ToolOutcome } from "@/lib/domain/agents/transcript";
import { isRecord, type Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { readValue } from "../blackboard/read-value";
import { writeValue } from "../blackboard/write-value";
import type { ServiceContext } from "../context";
import { agentContext } from "./agent-context";
import { askAboutCall, askPersonFor } from "./ask-about-call";
import type { CallPlace, Carried } from "./call-place";
import { handOffFor } from "./hand-off-for";
import { refused } from "./outcomes";
import { ToolInput } from "./tool-inputs";

/**
 * Does what a model asked for (a tool elsewhere only becomes free to be called), as far as it can be done now, in the caller's transaction. Whatever is
 * wrong with a call is its result, so that the model can do better.
 */
export async function carryOutCall(ctx: ServiceContext, place: CallPlace): Promise<void> {
  const { projectId, handoffId, step, position } = place.call;
  const carried = await carryOut(agentContext(ctx, place.task.toAgent ?? ""), place);
  await updateCall(ctx.db, { projectId, handoffId, step, position }, changeOf(carried));
}

function changeOf(carried: Carried | Free) {
  if ("free" in carried) {
    return { state: "ready" as const, isApproved: true, input: carried.free };
  }
  if ("waitsFor" in carried) return { state: "waiting" as const, waitsFor: carried.waitsFor };
  return { state: "done" as const, isError: carried.isError, result: carried.value };
}

/** It may be called elsewhere with this. */
type Free = { free: Json };

async function clearOutside(
  ctx: ServiceContext,
  place: CallPlace,
  { needsApproval }: McpTool,
): Promise<Carried | Free> {
  const { call } = place;
  if (!needsApproval || call.isApproved) return { free: call.input };
  const asked = await askAboutCall(ctx, place);
  return "input" in asked ? { free: asked.input } : asked;
}

async function carryOut(ctx: ServiceContext, place: CallPlace): Promise<Carried | Free> {
  const { call, settings } = place;
  const outside = findMcpTool(settings.mcp_servers, call.name);
  if (outside) return clearOutside(ctx, place, outside);
  const tool = AGENT_TOOLS.find((name) => name === call.name);
  if (!tool || !isAllowed(tool, settings)) {
    return refused("unknown_tool", `There is no tool "${call.name}".`);
  }
  try {
    if (!settings.needs_approval.includes(tool) || call.isApproved) {
      return await perform(ctx, { ...place, tool });
    }
    const asked = await askAboutCall(ctx, place);
    if (!("input" in asked)) return asked;
    return await perform(ctx, { ...place, tool, call: { ...call, input: asked.input } });
  } catch (error) {
    if (error instanceof AppError) return refused(error.code, error.message);
    throw error;
  }
}

function isAllowed(tool: AgentTool, { hand_to: handTo, blackboard, ...may }: LlmSettings): boolean {
  switch (tool) {
    case "handoff":
      return handTo.length > 0;
    case "ask_person":
      return may.ask_person;
    case "read_blackboard":
      return blackboard !== "none";
    case "write_blackboard":
      return blackboard === "write";
  }
}

async function perform(
  ctx: ServiceContext,
  { tool, ...place }: CallPlace & { tool: AgentTool },
): Promise<Carried> {
  const { call, task } = place;
  const given = ToolInput.safeParse({ ...(isRecord(call.input) ? call.input : {}), tool });
  if (!given.success) {
    const said = given.error.issues.slice(0, 5);
    const issues = said.map(({ path, message }) => `${path.join(".") || "input"}: ${message}`);
    return refused("invalid_input", issues.join("; "));
  }
  const input = given.data;
  const agent = task.toAgent ?? undefined;
  switch (input.tool) {
    case "handoff":
      return handOffFor(ctx, { ...place, input });
    case "ask_person":
      return askPersonFor(ctx, { ...place, question: input.question });
    case "read_blackboard":
      return told(await readValue(ctx, { key: input.key, agent }));
    case "write_blackboard": {
      const { key, value } = input;
      const { handoffId } = task;
      const writing = { key, value, agent, expected: undefined, handoffId };
      return told(await writeValue(ctx, writing));
    }
  }
}

function told(answer: object): ToolOutcome {
  return { isError: false, value: JSON.parse(JSON.stringify(answer)) };
}
