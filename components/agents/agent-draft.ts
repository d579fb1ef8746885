import type { RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import {
  A2aSettings,
  CodeSettings,
  HumanSettings,
  LlmSettings,
} from "@/lib/domain/agents/agent-settings";
import { type ServerDraft, serverDraft, toServer } from "./server-draft";

export const DRAFT_KINDS = ["remote", "http", "llm", "a2a", "code", "human"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What somebody fills in: all fields of all kinds, so that changing the kind loses nothing. */
export type AgentDraft = {
  name: string;
  kind: DraftKind;
  description: string;
  capabilities: string[];
  isDown: boolean;
  endpoint: string;
  secret: string;
  model: string;
  instructions: string;
  temperature: number | "";
  maxSteps: number | "";
  handTo: string[];
  blackboard: LlmSettings["blackboard"];
  askPerson: boolean;
  needsApproval: LlmSettings["needs_approval"];
  inputPrice: number | "";
  outputPrice: number | "";
  assignee: string;
  servers: ServerDraft[];
  module: string;
  minWarm: number | "";
  instancesMax: number | "";
  recycleAfter: number | "";
};

export const EMPTY_DRAFT: AgentDraft = {
  name: "",
  kind: "llm",
  description: "",
  capabilities: [],
  isDown: false,
  endpoint: "",
  secret: "",
  model: "",
  instructions: "",
  temperature: "",
  maxSteps: 20,
  handTo: [],
  blackboard: "none",
  askPerson: false,
  needsApproval: [],
  inputPrice: "",
  outputPrice: "",
  assignee: "",
  servers: [],
  module: "",
  minWarm: 0,
  instancesMax: 4,
  recycleAfter: "",
};

/** Of what is registered; what is of a kind that comes with Baton cannot be changed here. */
export function draftOf(agent: RegisteredAgentDto | undefined, name: string): AgentDraft {
  const kind = DRAFT_KINDS.find((each) => each === agent?.kind);
  if (!agent || !kind) return { ...EMPTY_DRAFT, name };
  return {
    ...EMPTY_DRAFT,
    name,
    kind,
    description: agent.description ?? "",
    capabilities: agent.capabilities,
    isDown: agent.is_down,
    endpoint: agent.endpoint ?? "",
    ...settingsOf(agent),
  };
}

function settingsOf({ kind, settings }: RegisteredAgentDto): Partial<AgentDraft> {
  if (kind === "llm") return llmDraft(settings);
  if (kind === "code") return codeDraft(settings);
  if (kind === "a2a") {
    return { secret: A2aSettings.safeParse(settings).data?.api_key_secret ?? "" };
  }
  return { assignee: HumanSettings.safeParse(settings).data?.assignee ?? "" };
}

function codeDraft(settings: unknown): Partial<AgentDraft> {
  const { data } = CodeSettings.safeParse(settings);
  if (!data) return {};
  const { min_warm: minWarm, max: instancesMax, recycle_after: recycleAfter = "" } = data.pool;
  return { module: data.module, minWarm, instancesMax, recycleAfter };
}

function llmDraft(settings: unknown): Partial<AgentDraft> {
  const { data } = LlmSettings.safeParse(settings);
  if (!data) return {};
  return {
    model: data.model,
    instructions: data.instructions,
    temperature: data.temperature ?? "",
    maxSteps: data.max_steps,
    handTo: data.hand_to,
    blackboard: data.blackboard,
    askPerson: data.ask_person,
    needsApproval: data.needs_approval,
    secret: data.api_key_secret ?? "",
    servers: data.mcp_servers.map(serverDraft),
    inputPrice: data.usd_per_million_tokens?.input ?? "",
    outputPrice: data.usd_per_million_tokens?.output ?? "",
  };
}

/** As it is sent: only what the kind has. */
export function toRegistration(draft: AgentDraft) {
  const { kind, capabilities, isDown } = draft;
  const description = draft.description.trim();
  const said = {
    capabilities,
    is_down: isDown,
    ...(description === "" ? {} : { description }),
  };
  const endpoint = draft.endpoint.trim();
  switch (kind) {
    case "remote":
      return { ...said, kind };
    case "http":
      return { ...said, kind, endpoint };
    case "a2a":
      return { ...said, kind, endpoint, settings: secretOf(draft) };
    case "code":
      return { ...said, kind, settings: codeSettings(draft) };
    case "human": {
      const assignee = draft.assignee.trim();
      return { ...said, kind, settings: assignee === "" ? {} : { assignee } };
    }
    case "llm":
      return { ...said, kind, endpoint, settings: llmSettings(draft) };
  }
}

function secretOf({ secret }: AgentDraft) {
  const name = secret.trim();
  return name === "" ? {} : { api_key_secret: name };
}

function codeSettings({ module, minWarm, instancesMax: max, recycleAfter }: AgentDraft) {
  const pool = {
    ...(minWarm === "" ? {} : { min_warm: minWarm }),
    ...(max === "" ? {} : { max }),
    ...(recycleAfter === "" ? {} : { recycle_after: recycleAfter }),
  };
  return { module: module.trim(), pool };
}

function llmSettings(draft: AgentDraft) {
  const { inputPrice: input, outputPrice: output } = draft;
  return {
    model: draft.model.trim(),
    instructions: draft.instructions,
    hand_to: draft.handTo,
    blackboard: draft.blackboard,
    ask_person: draft.askPerson,
    needs_approval: draft.needsApproval,
    mcp_servers: draft.servers.map(toServer),
    ...secretOf(draft),
    ...(draft.maxSteps === "" ? {} : { max_steps: draft.maxSteps }),
    ...(draft.temperature === "" ? {} : { temperature: draft.temperature }),
    ...(input === "" && output === ""
      ? {}
      : { usd_per_million_tokens: { input: input || 0, output: output || 0 } }),
  };
}
