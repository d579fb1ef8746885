/** Checked against the real packages, and never run: what the SDK gives fits what they take. */
import type { AgentExecutor } from "@a2a-js/sdk/server";
import type { Client } from "@a2a-js/sdk/client";
import type { BasePlugin } from "@google/adk";
import { Command, type CompiledStateGraph } from "@langchain/langgraph";
import type { Agent as MastraAgent } from "@mastra/core/agent";
import { addTraceProcessor, Agent, handoff, run } from "@openai/agents";
import { createBaton } from "@baton/sdk";
import { batonExecutor, sendRecorded } from "@baton/sdk/a2a";
import { BatonPlugin } from "@baton/sdk/adk";
import { batonTelemetry, handsTo } from "@baton/sdk/ai";
import { answerInterrupts, batonCallbacks, handsOff } from "@baton/sdk/langgraph";
import { batonDelegation } from "@baton/sdk/mastra";
import { batonTraceProcessor, decideInterruptions, recordHandoff } from "@baton/sdk/openai-agents";
import { registerTelemetry, tool, type ToolLoopAgent } from "ai";
import { z } from "zod";

const baton = createBaton({ url: "http://127.0.0.1:3000", key: "k" });
const trace = baton.trace();

addTraceProcessor(batonTraceProcessor(baton));
const billing = new Agent({ name: "Billing" });
export const triage = new Agent({
  name: "Triage",
  handoffs: [handoff(billing, { inputFilter: recordHandoff() })],
});
export async function decided() {
  const result = await run(triage, "hello");
  return decideInterruptions(baton, result);
}

export const command: Command = handsOff(new Command({ goto: "billing" }), { task: "x" });
export async function graph(compiled: CompiledStateGraph<object, object, string>) {
  const stopped = await compiled.invoke({}, { callbacks: [batonCallbacks(baton)] });
  return answerInterrupts(baton, stopped);
}

export const plugin: BasePlugin = new BatonPlugin(baton);

registerTelemetry(batonTelemetry(trace));
export function subAgent(agent: ToolLoopAgent) {
  return tool({
    description: "x",
    inputSchema: z.object({ task: z.string() }),
    execute: handsTo(trace, {
      from: "a",
      to: "b",
      prompt: ({ task }: { task: string }) => task,
      generate: (options) => agent.generate(options),
    }),
  });
}

export const delegated = (supervisor: MastraAgent) =>
  supervisor.generate("hello", {
    delegation: {
      ...batonDelegation(trace, { messageFilter: ({ messages }) => messages.slice(-1) }),
      hookErrorStrategy: "throw",
    },
  });

export const wrapped = (executor: AgentExecutor): AgentExecutor =>
  batonExecutor(baton, executor, "billing");
export const sent = (client: Client, request: Parameters<Client["sendMessage"]>[0]) =>
  sendRecorded(trace, client, { from: "a", to: "b", request });
