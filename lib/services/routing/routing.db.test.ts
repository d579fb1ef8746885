import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { BREAKER } from "@/lib/domain/routing/breaker";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import { nanos } from "@/lib/domain/time";
import { registerAgent } from "../agents/register-agent";
import { listApprovals } from "../approvals/list-approvals";
import type { ServiceContext } from "../context";
import { getHandoff } from "../handoffs/get-handoff";
import { deliverTraces } from "../outbox/deliver-outbox";
import { claimTasks } from "../tasks/claim-tasks";
import { finishTask } from "../tasks/finish-task";
import { handOff } from "../tasks/hand-off";
import { listInbox } from "../tasks/list-inbox";
import { getRules, getRuleWords } from "./get-rules";
import { listRuleVersions } from "./list-rule-versions";
import { publishRules, rollBackRules } from "./publish-rules";
import { saveDraft } from "./save-draft";
import { tryRules } from "./try-rules";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function withAgents(): Promise<ServiceContext> {
  const ctx = await projects.context();
  for (const name of ["analyst", "writer"]) {
    const said = RegisterAgentRequest.parse({ capabilities: ["read"] });
    await registerAgent(ctx, { ...said, name });
  }
  return ctx;
}

const setOf = (...rules: object[]) =>
  RuleSet.parse({
    rules: rules.map((rule, index) => ({ id: `r${index}`, name: `Rule ${index}`, ...rule })),
  });
const hard = { when: { ">": [{ var: "complexity" }, 5] }, target: { agent: "writer" } };
const asked = (more: object = {}) =>
  HandOffRequest.parse({ from_agent: "boss", task: "write", ...more });

async function publish(ctx: ServiceContext, ...rules: object[]) {
  const base = (await getRules(ctx)).published?.version ?? 0;
  return publishRules(ctx, { document: setOf(...rules), base, note: "" });
}

async function endNext(ctx: ServiceContext, agent: string, state: "failed" | "completed") {
  const { items } = await claimTasks(ctx, { agent, capabilities: [], lease_ms: 30_000, max: 1 });
  const held = { handoffId: HandoffId.parse(items[0]?.handoff_id), lease: items[0]?.lease?.token };
  const error = { type: "broken", message: "no" };
  const end = state === "failed" ? { state, error } : { state, result: "done" };
  await finishTask(ctx, { ...held, end });
  return items[0];
}

describe("publishing", () => {
  it("lets one of many that began from the same version through, and shows the others both", async () => {
    const ctx = await projects.context();
    const documents = [1, 2, 3, 4].map((index) => setOf({ ...hard, note: String(index) }));

    const tried = await Promise.allSettled(
      documents.map((document) => publishRules(ctx, { document, base: 0, note: "" })),
    );

    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = tried.findIndex(({ status }) => status === "rejected");
    expect(tried[lost]).toMatchObject({
      reason: {
        code: "version_conflict",
        members: { current: { version: 1 }, yours: documents[lost] },
      },
    });
  });

  it.each([[5], [1]])("refuses the base %i after version 2", async (base) => {
    const ctx = await projects.context();
    await publish(ctx, hard);
    await publish(ctx, hard);

    await expect(
      publishRules(ctx, { document: setOf(hard), base, note: "" }),
    ).rejects.toMatchObject({ code: "version_conflict" });
  });

  it("rolls back by a new version", async () => {
    const ctx = await projects.context();
    await publish(ctx, hard);
    await publish(ctx);

    const back = await rollBackRules(ctx, { version: 1, base: 2, note: "" });

    expect(back).toMatchObject({ version: 3, document: setOf(hard), note: "Back to version 1" });
    const { items } = await listRuleVersions(ctx, { limit: 2 });
    expect(items.map(({ version }) => version)).toEqual([3, 2]);
  });

  it("ends the draft that it publishes, and keeps a save that came in between", async () => {
    const ctx = await projects.context();
    const draft = await saveDraft(ctx, { document: setOf(hard), base: 0, revision: 0 });

    await expect(saveDraft(ctx, { document: setOf(), base: 0, revision: 0 })).rejects.toMatchObject(
      { code: "version_conflict" },
    );
    await publishRules(ctx, { document: draft.document, base: 0, note: "first" });

    expect(await getRules(ctx)).toMatchObject({ published: { version: 1 }, draft: null });
  });

  it.each([
    ["a rule that nobody could choose for", { target: { dynamic: {} } }, "invalid_input"],
    [
      "a secret",
      { ...hard, note: "key sk-proj-abcdefghijklmnopqrstuvwxyz0123456789AB" },
      "credential_in_payload",
    ],
  ])("refuses %s", async (_what, rule, code) => {
    await expect(publish(await projects.context(), rule)).rejects.toMatchObject({ code });
  });
});

describe("a handoff without a name", () => {
  it("goes where the first rule that holds says, and tells why", async () => {
    const ctx = await withAgents();
    await publish(ctx, { enabled: false, target: { agent: "analyst" } }, hard);

    const sent = await handOff(ctx, asked({ complexity: 9 }));
    await deliverTraces(ctx, [sent.trace_id]);

    expect((await listInbox(ctx, "writer")).items).toHaveLength(1);
    const handoff = await getHandoff(ctx, { id: sent.handoff_id, traceId: undefined });
    expect(handoff.route).toEqual({
      rule: { id: "r1", name: "Rule 1" },
      version: 1,
      why: "Complexity is more than 5",
      skipped: [{ rule: { id: "r0", name: "Rule 0" }, why: "it is switched off" }],
    });
    expect(handoff.justification).toBe('Chosen by rule "Rule 1" v1: Complexity is more than 5.');
  });

  it("leaves its words to whoever writes rules, once, without what is secret", async () => {
    const ctx = await withAgents();
    const key = `sk-proj-${"aB3dE5fG7h".repeat(5)}`;
    for (const task_type of ["refund", "refund", key]) {
      await handOff(
        ctx,
        asked({ to_agent: "writer", task_type, domain: "billing", tags: ["b", "a"] }),
      );
    }

    expect(await getRuleWords(ctx)).toMatchObject({
      task_types: ["refund"],
      domains: ["billing"],
      tags: ["a", "b"],
    });
  });

  it("goes to whoever can where no rule holds", async () => {
    const ctx = await withAgents();
    await publish(ctx, hard);

    await handOff(ctx, asked({ required_tools: ["read"] }));

    expect((await listInbox(ctx, "analyst")).items).toHaveLength(1);
  });

  it("waits in the queue that a rule names", async () => {
    const ctx = await withAgents();
    await publish(ctx, { target: { queue: { required_tools: ["crawl"] } } });
    await handOff(ctx, asked());
    const claim = { agent: "any", lease_ms: 30_000, max: 1 };

    expect((await claimTasks(ctx, { ...claim, capabilities: ["read"] })).items).toEqual([]);
    expect((await claimTasks(ctx, { ...claim, capabilities: ["crawl"] })).items).toHaveLength(1);
  });

  it("asks a person where a rule says so", async () => {
    const ctx = await withAgents();
    await publish(ctx, { target: { human: { question: "May we?" } } });

    const sent = await handOff(ctx, asked());
    await deliverTraces(ctx, [sent.trace_id]);

    const { items } = await listApprovals(ctx, { limit: 10 });
    expect(items).toMatchObject([{ id: sent.approval_id, question: "May we?\n\nwrite" }]);
    const handoff = await getHandoff(ctx, { id: sent.handoff_id, traceId: undefined });
    expect(handoff).toMatchObject({ type: "escalate", standing: "waiting" });
  });

  it("is tried again, handed on and shown to a person as the rule says", async () => {
    const ctx = await withAgents();
    const fallback = [
      { retry: { times: 1, backoff_ms: 0 } },
      { reroute: { agent: "analyst" } },
      { escalate: { question: "What now?" } },
    ];
    await publish(ctx, { target: { agent: "writer" }, fallback });
    const sent = await handOff(ctx, asked());

    const tried = [
      await endNext(ctx, "writer", "failed"),
      await endNext(ctx, "writer", "failed"),
      await endNext(ctx, "analyst", "failed"),
    ];

    expect(tried.map((item) => item?.attempt)).toEqual([1, 2, 3]);
    expect(new Set(tried.map((item) => item?.trace_id))).toEqual(new Set([sent.trace_id]));
    const { items } = await listApprovals(ctx, { limit: 10 });
    expect(items).toMatchObject([{ question: "What now?", trace_id: sent.trace_id }]);
  });

  it("passes by an agent that fails again and again, until it is tried and succeeds", async () => {
    const ctx = await withAgents();
    await publish(ctx, { target: { agent: "writer" } }, { target: { agent: "analyst" } });
    for (let time = 0; time < BREAKER.failures; time += 1) {
      await handOff(ctx, asked({ to_agent: "writer" }));
      await endNext(ctx, "writer", "failed");
    }

    const after = (ms: number) => ({
      ...ctx,
      now: () => nanos(ctx.now() + BigInt(ms) * 1_000_000n),
    });
    const soon = after(1);
    const later = after(BREAKER.coolMs);
    const sample = { task: "write", from_agent: "boss", required_tools: [] };
    const ask = async (at: ServiceContext) =>
      (await tryRules(at, { sample: { ...SAMPLE, ...sample } })).rule?.name;
    expect(await ask(ctx)).toBe("Rule 1");
    expect(await ask(later)).toBe("Rule 0");
    await handOff(soon, asked({ to_agent: "writer" }));
    await endNext(soon, "writer", "completed");
    expect(await ask(soon)).toBe("Rule 0");
  });
});

const SAMPLE = { context_bytes: 0, handoff_count: 0, cost_usd: 0, pattern: "push" as const };
