import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveApprovalPolicy as storePolicy } from "@/db/queries/runtime/approval-policies";
import { addPerson } from "@/db/testing/add-person";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { ApprovalPolicy } from "@/lib/domain/approvals/policy";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { registerAgent } from "../agents/register-agent";
import { createApiKey } from "../api-keys/create-api-key";
import { revokeApiKey } from "../api-keys/revoke-api-key";
import type { ServiceContext } from "../context";
import { changeMember } from "../members/change-member";
import { publishRules, rollBackRules } from "../routing/publish-rules";
import { saveWorkflow } from "../workflows/save-workflow";
import { getApprovalPolicy, saveApprovalPolicy } from "./approval-policy";
import { reassignApproval } from "./change-approval";
import { countApprovals } from "./count-approvals";
import { decideApproval } from "./decide-approval";
import { getApproval } from "./get-approval";
import { listApprovals } from "./list-approvals";
import { requestApproval } from "./request-approval";
import { settleApprovals } from "./settle-approvals";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());
beforeEach(async () => {
  ctx = await projects.context();
});

type Person = Awaited<ReturnType<typeof addPerson>>;
const forbidden = { code: "forbidden" };
const policyFor = (...members: string[]) =>
  ApprovalPolicy.parse({ rules: [{ name: "named", do: { ask: { members } } }] });
const ladderTo = (...to: string[]) => ({ on_timeout: { escalate: { to } } });
const save = (document: ApprovalPolicy, version = 0) =>
  saveApprovalPolicy(ctx, { document, version });
const keyOf = (label: string, scopes: KeyScope[]) => ({
  ...ctx,
  actor: { kind: "api_key" as const, id: label, label, scopes },
});
async function ask(more: object = {}, by = keyOf("crm", ["run"])) {
  const asked = AskRequest.parse({ question: `May I? ${randomUUID()}`, ...more });
  return (await requestApproval(by, asked)).approval;
}
async function decide(by: ServiceContext) {
  const { id } = await ask();
  return decideApproval(by, { id, decision: "respond", reason: "Yes." });
}
const as = ({ actor }: Person): ServiceContext => ({ ...ctx, actor });
async function addKey(label: string) {
  const made = await createApiKey(ctx, { label, scopes: ["approve"], expires_in_days: null });
  return made.api_key.id;
}
/** As a version of before this one stored it. */
const storedBefore = (document: ApprovalPolicy) =>
  storePolicy(ctx.db, {
    projectId: ctx.projectId,
    document,
    version: 0,
    updatedAt: new Date(0),
    updatedBy: "somebody",
  });

describe("a policy", () => {
  it("goes on meaning whom it named, who left, and not who took their name", async () => {
    const bo = await addPerson(ctx, { name: "Bo" });
    const { document } = await save(policyFor("bo"));
    expect(document).toEqual(policyFor(bo.email));
    expect(await getApprovalPolicy(ctx)).toMatchObject({ document, version: 1 });
    expect(await decide(as(bo))).toMatchObject({ status: "decided" });

    await changeMember(ctx, { userId: bo.actor.id, role: null });
    const taker = await addPerson(ctx, { name: "Bo" });

    await expect(decide(as(taker))).rejects.toMatchObject(forbidden);
  });

  it("refuses a name that means nobody or two, and says what to write", async () => {
    const one = await addPerson(ctx, { name: "Ann" });
    const other = await addPerson(ctx, { name: "ann", role: "viewer" });
    const path = "/rules/0/do/ask/members/0";
    const choices = new RegExp(`: 2 people are called ANN: write .*(${one.email}|${other.email})`);

    for (const who of ["Zed", "zed@x.example"]) {
      await expect(save(policyFor(who))).rejects.toMatchObject({
        code: "invalid_input",
        message: expect.stringContaining(`${path}: ${who} is nobody`),
        issues: [{ path }],
      });
    }
    await expect(save(policyFor("ANN"))).rejects.toThrow(choices);
    expect(await save(policyFor(one.email.toUpperCase()))).toMatchObject({
      document: policyFor(one.email),
    });
  });

  it("names who is asked next by address, too, of those who may decide", async () => {
    const bo = await addPerson(ctx, { name: "Bo" });
    await addPerson(ctx, { name: "Bo", role: "viewer" });
    const withLadder = (to: string) =>
      ApprovalPolicy.parse({ rules: [{ name: "r", do: { ask: ladderTo(to) } }] });

    expect(await save(withLadder("bo"))).toMatchObject({ document: withLadder(bo.email) });
    await expect(save(withLadder("Zed"), 1)).rejects.toMatchObject({
      issues: [{ path: "/rules/0/do/ask/on_timeout/escalate/to/0" }],
    });
  });

  it("names keys by their label, which people cannot take, also when it is over", async () => {
    const id = await addKey("deploy");
    expect(await save(policyFor("Deploy"))).toMatchObject({ document: policyFor("deploy") });
    expect(await decide(keyOf("deploy", ["approve"]))).toMatchObject({ status: "decided" });

    const taker = await addPerson(ctx, { name: "deploy" });
    await expect(decide(as(taker))).rejects.toMatchObject(forbidden);
    await expect(save(policyFor("deploy"), 1)).rejects.toThrow(
      `a key is called deploy, too: write ${taker.email} for the person`,
    );
    await revokeApiKey(ctx, id);
    await expect(decide(as(taker))).rejects.toMatchObject(forbidden);
  });

  it("of before counts as it did, and decides for neither of two", async () => {
    const bo = await addPerson(ctx, { name: "Bo" });
    const taker = await addPerson(ctx, { name: "cy@x.example" });
    const document = policyFor("bo", "cy@x.example", "deploy");
    await storedBefore(document);
    expect(await getApprovalPolicy(ctx)).toMatchObject({ document });
    expect(await decide(as(bo))).toMatchObject({ status: "decided" });
    expect(await decide(keyOf("deploy", ["approve"]))).toMatchObject({ status: "decided" });
    await expect(decide(as(taker))).rejects.toMatchObject(forbidden);

    await addPerson(ctx, { name: "BO" });
    await addPerson(ctx, { name: "Deploy" });

    await expect(decide(as(bo))).rejects.toMatchObject(forbidden);
    await expect(decide(keyOf("deploy", ["approve"]))).rejects.toMatchObject(forbidden);
  });
});

describe("others that name people", () => {
  it("store them by address: rules, workflows, agents that are people", async () => {
    const bo = await addPerson(ctx, { name: "Bo" });
    const rules = (to: string) =>
      RuleSet.parse({
        rules: [
          { id: "r", name: "R", target: { agent: "a" }, fallback: [{ escalate: ladderTo(to) }] },
        ],
      });
    const plan = (to: string) => {
      const question = { question: "Q?", ...ladderTo(to) };
      const stage = { id: "s", target: { human: question }, task: "T", approval: question };
      return Workflow.parse({ name: "w", stages: [stage] });
    };

    const published = await publishRules(ctx, { document: rules("Bo"), base: 0, note: "" });
    expect(published.document).toEqual(rules(bo.email));
    const saved = await saveWorkflow(ctx, { document: plan("Bo") });
    expect(saved.document).toEqual(plan(bo.email));
    const person = RegisterAgentRequest.parse({ kind: "human", settings: { assignee: "Bo" } });
    expect(await registerAgent(ctx, { ...person, name: "Bo's desk" })).toMatchObject({
      settings: { assignee: bo.email },
    });

    // Or a key that may not list people would be told the address of a name.
    const by = keyOf("builder", ["run"]);
    const kept = await saveWorkflow(by, { document: { ...plan("Bo"), title: "W" } });
    expect(kept.document).toEqual({ ...plan("Bo"), title: "W" });
    await saveWorkflow(ctx, { document: plan(bo.email) });

    await changeMember(ctx, { userId: bo.actor.id, role: null });
    await expect(
      publishRules(ctx, { document: rules("Bo"), base: 1, note: "" }),
    ).rejects.toMatchObject({
      issues: [{ path: "/rules/0/fallback/0/escalate/on_timeout/escalate/to/0" }],
    });
    await expect(saveWorkflow(ctx, { document: plan("Bo") })).rejects.toMatchObject({
      issues: [
        { path: "/stages/0/target/human/on_timeout/escalate/to/0" },
        { path: "/stages/0/approval/on_timeout/escalate/to/0" },
      ],
    });
    await expect(registerAgent(ctx, { ...person, name: "Bo's desk" })).rejects.toMatchObject({
      issues: [{ path: "/settings/assignee" }],
    });
    const again = await saveWorkflow(ctx, { document: plan(bo.email) });
    expect(again.document).toEqual(plan(bo.email));
    const same = RegisterAgentRequest.parse({ kind: "human", settings: { assignee: bo.email } });
    await registerAgent(ctx, { ...same, name: "Bo's desk" });
    const back = await rollBackRules(ctx, { version: 1, base: 1, note: "" });
    expect(back.document).toEqual(rules(bo.email));
  });
});

describe("an assignee", () => {
  it("by a name that two have is nobody, and whoever may list them is told the choices", async () => {
    const one = await addPerson(ctx, { name: "Bo" });
    const other = await addPerson(ctx, { name: "bo" });
    const { id } = await ask();

    const given = reassignApproval(ctx, { id, to: "Bo" });
    await expect(given).rejects.toMatchObject({ code: "invalid_input" });
    await expect(given).rejects.toThrow(/^2 people are called Bo: write /);
    await expect(given).rejects.toThrow(one.email);
    await expect(given).rejects.toThrow(other.email);
    await expect(listApprovals(ctx, { limit: 10, assignee: "Bo" })).rejects.toThrow(one.email);
    await expect(ask({ assignee: "Bo" })).rejects.toThrow(
      "2 people are called Bo: write the e-mail address.",
    );
    expect(await reassignApproval(ctx, { id, to: other.email })).toMatchObject({ assignee: "bo" });
  });

  it("who is next and whose name two have is nobody, and so everybody's", async () => {
    const one = await addPerson(ctx, { name: "Bo" });
    await addPerson(ctx, { name: "bo" });
    const { id } = await ask({ timeout_ms: 60_000, ...ladderTo("Bo") });
    await ctx.db.execute(sql`update approval set due_at = now() - interval '1 second'
      where project_id = ${ctx.projectId}`);

    await settleApprovals(ctx.db, ctx.now);

    expect(await getApproval(ctx, ApprovalId.parse(id))).toMatchObject({ assignee: "Bo" });
    expect(await countApprovals(as(one))).toMatchObject({ waiting: 1, mine: 0 });
  });

  it("by an address is never somebody who is called like it", async () => {
    const bo = await addPerson(ctx, { name: "Bo" });
    await addPerson(ctx, { name: "zed@x.example" });
    const { id } = await ask();

    await expect(reassignApproval(ctx, { id, to: "zed@x.example" })).rejects.toThrow("Nobody");
    expect(await reassignApproval(ctx, { id, to: bo.email })).toMatchObject({ assignee: "Bo" });
  });
});
