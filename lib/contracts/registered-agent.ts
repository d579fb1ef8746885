import { z } from "zod";
import { Text, Word } from "@/lib/domain/event/shapes";
import { AGENT_KINDS, AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";
import { AgentDto } from "./agent";
import { listOf } from "./list";

export const RegisterAgentRequest = z.strictObject({
  role: z.enum(AGENT_ROLES).default("specialist"),
  kind: z
    .literal("remote", "only agents that come to their inbox can be registered")
    .default("remote"),
  capabilities: z.array(Word).max(500).default([]),
  description: Text.optional(),
  /** Out of service: new work goes elsewhere. */
  is_down: z.boolean().default(false),
});
export type RegisterAgentRequest = z.infer<typeof RegisterAgentRequest>;

export const RegisteredAgentDto = AgentDto.extend({
  kind: z.enum(AGENT_KINDS).nullable(),
  is_down: z.boolean(),
});
export type RegisteredAgentDto = z.infer<typeof RegisteredAgentDto>;
export const RegisteredAgentList = listOf(RegisteredAgentDto);
export type RegisteredAgentList = z.infer<typeof RegisteredAgentList>;
