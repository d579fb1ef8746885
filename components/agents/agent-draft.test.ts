import { describe, expect, it } from "vitest";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { DRAFT_KINDS, draftOf, EMPTY_DRAFT, toRegistration } from "./agent-draft";

const FILLED = {
  ...EMPTY_DRAFT,
  name: "desk",
  description: "answers",
  capabilities: ["answer"],
  endpoint: "https://models.example.com/v1",
  secret: "MODEL_KEY",
  model: "small",
  instructions: "Be brief.",
  temperature: 0.2,
  handTo: ["Buyer"],
  blackboard: "read" as const,
  askPerson: true,
  needsApproval: ["handoff" as const],
  inputPrice: 1,
  outputPrice: 2,
  assignee: "Ada",
  servers: [
    {
      name: "crm",
      url: "https://crm.example.com/mcp",
      secret: "CRM_KEY",
      tools: ["find", "send"],
      needsApproval: ["send"],
    },
  ],
  module: "pricing/agent.mjs",
  minWarm: 2,
};

/** What no model has. */
const OF_OTHERS = { assignee: "", module: "", minWarm: 0 };

describe("the form of an agent", () => {
  it.each(DRAFT_KINDS)("sends only what an agent of kind %s has", (kind) => {
    expect(RegisterAgentRequest.safeParse(toRegistration({ ...FILLED, kind })).error).toBe(
      undefined,
    );
  });

  it("shows what was sent", () => {
    const draft = { ...FILLED, ...OF_OTHERS, kind: "llm" as const };
    const sent = toRegistration(draft);
    const settings = "settings" in sent ? JSON.parse(JSON.stringify(sent.settings)) : null;
    const registered = {
      name: "desk",
      service: null,
      role: null,
      capabilities: draft.capabilities,
      description: draft.description,
      kind: draft.kind,
      endpoint: draft.endpoint,
      settings,
      is_down: false,
    };

    expect(draftOf(registered, "desk")).toEqual(draft);
  });

  it("names the field that is wrong", () => {
    const sent = toRegistration({ ...FILLED, kind: "llm", model: " " });

    const { error } = RegisterAgentRequest.safeParse(sent);

    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["settings.model"]);
  });
});
