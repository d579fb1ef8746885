import { jsonSchema, type ToolSet } from "ai";
import type { LlmSettings } from "@/lib/domain/agents/agent-settings";

type Offer = { description: string; inputSchema: ReturnType<typeof jsonSchema<never>> };

const text = (description: string) => ({ type: "string" as const, description });

/** What a model is offered. None has code here: what it asks for is carried out by the runtime. */
export function toolsFor(settings: LlmSettings, { isFirst }: { isFirst: boolean }): ToolSet {
  const { hand_to: handTo, blackboard } = settings;
  return {
    reject: rejectTool(isFirst),
    ...(handTo.length > 0 ? { handoff: handoffTool(handTo) } : {}),
    ...(settings.ask_person ? { ask_person: askTool } : {}),
    ...(blackboard === "none" ? {} : { read_blackboard: readTool }),
    ...(blackboard === "write" ? { write_blackboard: writeTool } : {}),
  };
}

function rejectTool(isFirst: boolean): Offer {
  return {
    description: isFirst
      ? "Refuse the task: it is not yours, or what it needs is missing."
      : "Give the task up: it cannot be done.",
    inputSchema: jsonSchema<never>({
      type: "object",
      properties: { reason: text("why, so that the other side can act on it") },
      required: ["reason"],
    }),
  };
}

function handoffTool(handTo: readonly string[]): Offer {
  return {
    description:
      "Hand a part of the work to another agent and get its result. Give it everything it needs: it sees only this.",
    inputSchema: jsonSchema<never>({
      type: "object",
      properties: {
        to: { type: "string", enum: [...handTo] },
        task: text("what it shall do, as one task"),
        context: { type: "object", description: "the facts that it needs, by name" },
        justification: text("why this agent"),
        acceptance_criteria: { type: "array", items: { type: "string" } },
      },
      required: ["to", "task", "context"],
    }),
  };
}

const askTool: Offer = {
  description: "Ask a person, and wait for the answer.",
  inputSchema: jsonSchema<never>({
    type: "object",
    properties: { question: text("one question that can be answered alone") },
    required: ["question"],
  }),
};

const readTool: Offer = {
  description: "Read a value of the shared blackboard.",
  inputSchema: jsonSchema<never>({
    type: "object",
    properties: { key: text("its key") },
    required: ["key"],
  }),
};

const writeTool: Offer = {
  description: "Write a value to the shared blackboard, below output/{your name}/.",
  inputSchema: jsonSchema<never>({
    type: "object",
    properties: { key: text("its key"), value: { description: "any JSON" } },
    required: ["key", "value"],
  }),
};
