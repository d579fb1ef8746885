import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { Workflow, WorkflowName } from "@/lib/domain/orchestration/workflow";
import { HandOffRequest } from "@/lib/contracts/task";
import { registerAgent } from "../agents/register-agent";
import { requestApproval } from "../approvals/request-approval";
import type { Actor, ServiceContext } from "../context";
import { handOff } from "../tasks/hand-off";
import { saveWorkflow } from "../workflows/save-workflow";
import { cancelRun } from "./cancel-run";
import { retryRun } from "./retry-run";
import { startRun } from "./start-run";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let admin: ServiceContext;
let writer: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());
beforeEach(async () => {
  admin = await projects.context();
  writer = { ...admin, actor: keyFor("writer") };
  for (const name of ["writer", "reader"]) {
    await registerAgent(admin, { ...RegisterAgentRequest.parse({ capabilities: [] }), name });
  }
});

const keyFor = (agent: string): Actor => ({
  kind: "api_key",
  id: `key-${agent}`,
  label: `the key of ${agent}`,
  scopes: ["run", "read"],
  agents: [agent],
});
const FLOW = WorkflowName.parse("flow");
const stages = [{ id: "write", target: { agent: "writer" }, task: "Write it" }];
const planOf = (orchestrator: string) => Workflow.parse({ name: FLOW, orchestrator, stages });
const asForbidden = { code: "forbidden" };

describe("a key that is bound to an agent", () => {
  it("plans that agent's work, and no other's", async () => {
    await saveWorkflow(writer, { document: planOf("writer") });
    await saveWorkflow(writer, { document: planOf("writer") });
    const given = saveWorkflow(writer, { document: planOf("boss") });
    await expect(given).rejects.toMatchObject(asForbidden);

    await saveWorkflow(admin, { document: planOf("boss") });
    const taken = saveWorkflow(writer, { document: planOf("writer") });
    await expect(taken).rejects.toMatchObject(asForbidden);
  });

  it("ends and repeats no run that another agent leads", async () => {
    await saveWorkflow(admin, { document: planOf("boss") });
    const { id } = await startRun(admin, { workflow: FLOW, input: {} });

    await expect(cancelRun(writer, { id })).rejects.toMatchObject(asForbidden);
    await expect(retryRun(writer, id)).rejects.toMatchObject(asForbidden);

    const boss = { ...admin, actor: keyFor("boss") };
    await expect(cancelRun(boss, { id })).resolves.toMatchObject({ status: "cancelled" });
  });

  it("starts another agent's workflow, which is handing work over, and does not end it", async () => {
    await saveWorkflow(admin, { document: planOf("boss") });
    const { id } = await startRun(writer, { workflow: FLOW, input: {} });

    await expect(cancelRun(writer, { id })).rejects.toMatchObject(asForbidden);
  });

  it("asks within no other agent's handoff", async () => {
    const request = { to_agent: "reader", from_agent: "boss", task: "Read it" };
    const { handoff_id, trace_id } = await handOff(admin, HandOffRequest.parse(request));
    const ask = AskRequest.parse({ question: "May I?", trace_id, handoff_id });

    await expect(requestApproval(writer, ask)).rejects.toMatchObject(asForbidden);
  });
});
