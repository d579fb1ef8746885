import { z } from "zod";
import {
  A2aSettings,
  CodeSettings,
  HumanSettings,
  LlmSettings,
} from "@/lib/domain/agents/agent-settings";
import { AgentName, Text, Word } from "@/lib/domain/event/shapes";
import { AGENT_KINDS, AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";
import { HttpAddress } from "@/lib/domain/http-address";
import { isRecord } from "@/lib/domain/json";
import { AgentDto } from "./agent";
import { listOf } from "./list";

const said = {
  role: z.enum(AGENT_ROLES).default("specialist"),
  capabilities: z.array(Word).max(500).default([]),
  description: Text.optional(),
  /** Out of service: new work goes elsewhere. */
  is_down: z.boolean().default(false),
};

const OfKind = z.discriminatedUnion("kind", [
  z.strictObject({ ...said, kind: z.literal("http"), endpoint: HttpAddress }),
  z.strictObject({
    ...said,
    kind: z.literal("llm"),
    /** The base address of an OpenAI-compatible interface: what comes before `/chat/completions`. */
    endpoint: HttpAddress,
    settings: LlmSettings,
  }),
  z.strictObject({
    ...said,
    kind: z.literal("code"),
    endpoint: z.undefined("code of your own has no address").optional(),
    settings: CodeSettings,
  }),
  z.strictObject({
    ...said,
    kind: z.literal("a2a"),
    /** Of its server or of its card. */
    endpoint: HttpAddress,
    settings: A2aSettings.default({}),
  }),
  z.strictObject({
    ...said,
    role: z.enum(AGENT_ROLES).default("human"),
    kind: z.literal("human"),
    endpoint: z.undefined("a person has no address").optional(),
    settings: HumanSettings.default({}),
  }),
  z.strictObject({
    ...said,
    kind: z.literal("remote"),
    endpoint: z.undefined("only http, llm and a2a agents are called").optional(),
  }),
]);

/**
 * A `remote` agent comes to its inbox, an `http` one is called, an `llm` one is a model, a `code` one a
 * module of the operator's, a `human` one a person, an `a2a` one is behind an Agent2Agent server.
 */
export const RegisterAgentRequest = z.preprocess(
  (given) =>
    isRecord(given) && given["kind"] === undefined ? { ...given, kind: "remote" } : given,
  OfKind,
);
export type RegisterAgentRequest = z.infer<typeof RegisterAgentRequest>;

/** From a form: which project and agent, too. */
export const RegisterAgentInput = z.object({
  project: z.string(),
  name: AgentName,
  agent: RegisterAgentRequest,
});
export type RegisterAgentInput = z.infer<typeof RegisterAgentInput>;

export const RegisteredAgentDto = AgentDto.extend({
  kind: z.enum(AGENT_KINDS).nullable(),
  endpoint: z.string().nullable(),
  settings: z.json(),
  is_down: z.boolean(),
});
export type RegisteredAgentDto = z.infer<typeof RegisteredAgentDto>;
export const RegisteredAgentList = listOf(RegisteredAgentDto);
export type RegisteredAgentList = z.infer<typeof RegisteredAgentList>;
