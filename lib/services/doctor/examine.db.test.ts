import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { createChannel } from "../notices/channels";
import { readGauges } from "../operations/read-gauges";
import { examineDatabase, examineOutgoing } from "./examine";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

it("finds nothing wrong with a new database but what the tests turned off", async () => {
  const verdicts = await examineDatabase(projects.db);

  const wrong = verdicts.filter(({ state }) => state !== "ok").map(({ name }) => name);
  expect(wrong).toEqual(["Durability"]);
  expect(verdicts.map(({ name }) => name)).toContain("Vault");
});

it("says which hosts cannot be called, and why", async () => {
  const ctx = await projects.context();
  const channel = { kind: "webhook" as const, name: "hook", digest: null };
  await createChannel(ctx, { ...channel, url: "http://127.0.0.1:18999/private" });

  const verdicts = await examineOutgoing(projects.db, createGuardedFetch());

  expect(verdicts).toMatchObject([{ name: "Outgoing to 127.0.0.1:18999", state: "fail" }]);
  expect(JSON.stringify(verdicts)).not.toContain("/private");
});

it("counts what waits, as Prometheus reads it", async () => {
  const text = await readGauges(projects.db);

  expect(text).toContain("# TYPE baton_approvals_waiting gauge\nbaton_approvals_waiting 0\n");
  for (const line of text.trim().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) baton_\w+ .+|baton_\w+ \d+(\.\d+)?(e\+?\d+)?)$/);
  }
});
