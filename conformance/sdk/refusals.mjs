import { strict as assert } from "node:assert";
import { createBaton } from "@baton/sdk";
import { expectInBaton } from "../harness/expect.mjs";

const options = { url: process.env.BATON_URL, key: process.env.BATON_KEY };
const caller = createBaton({ ...options, agent: "orchestrator" });
await caller.registerAgent({ kind: "remote", capabilities: ["search"] }, "research");
const code = (failing) =>
  failing.then(
    () => null,
    (error) => error.code,
  );

assert.equal(await code(caller.handoff({ to_agent: "nobody", task: "x" })), "unknown_agent");
const lacking = { to_agent: "research", task: "x", required_tools: ["mail"] };
assert.equal(await code(caller.handoff(lacking)), "missing_capability");
const leaking = { to_agent: "research", task: "x", context: { key: "AKIAIOSFODNN7EXAMPLE" } };
assert.equal(await code(caller.handoff(leaking)), "credential_in_payload");
const self = { to_agent: "orchestrator", task: "again" };
await caller.registerAgent({ kind: "remote" });
assert.equal(await code(caller.handoff(self)), "loop_detected");
assert.equal(await code(caller.readBlackboard("output/orchestrator/nothing")), "not_found");

const first = await caller.safeHandoff({ to_agent: "research", task: "Find" });
const [task] = await caller.claim({ agent: "research" });
assert.equal(task.handoff_id, first.handoff_id);
await caller.accept(task);
await caller.understood(task, { looking_for: "companies" });
await caller.heartbeat(task, 5000);
await caller.complete(task, { found: ["Acme"] });
assert.equal(await code(caller.heartbeat({ ...task, lease: { token: 99 } })), "lease_lost");
const again = { to_agent: "research", task: "Find", state: first.state_after };
assert.equal(await code(caller.safeHandoff(again)), "loop_detected");

const written = await caller.writeBlackboard("output/orchestrator/plan", { value: [1], over: 0 });
assert.equal(written.version, 1);
const late = caller.writeBlackboard("output/orchestrator/plan", { value: [2], over: 0 });
assert.equal(await code(late), "precondition_failed");
const entries = await caller.listBlackboard("output/orchestrator/");
assert.deepEqual(
  entries.map(({ key }) => key),
  ["output/orchestrator/plan"],
);

expectInBaton({
  title: "what is refused is thrown with its code; claim, accept, understood, heartbeat, complete",
  status: "succeeded",
  handoffs: [
    { from: "orchestrator", to: "research", type: "route", outcome: "succeeded", task: "Find" },
    { from: "research", to: "orchestrator", type: "return", outcome: "succeeded", sent: ["Acme"] },
  ],
});
