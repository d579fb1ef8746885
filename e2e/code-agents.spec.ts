import type { Page } from "@playwright/test";
import type { RunDto } from "../lib/contracts/run";
import type { WorkerList } from "../lib/contracts/runtime-status";
import type { TraceDetailDto } from "../lib/contracts/trace";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

type Workspace = { project: { slug: string }; key: string };

function api(page: Page, { key }: Workspace) {
  const headers = { authorization: `Bearer ${key}` };
  const call = async <Answer>(method: string, path: string, data?: object): Promise<Answer> => {
    const response = await page.request.fetch(`/api/v1${path}`, { method, headers, data });
    expect({ path, isOk: response.ok() }).toEqual({ path, isOk: true });
    return response.json();
  };
  const ended = async (id: string): Promise<RunDto> => {
    await expect
      .poll(async () => (await call<RunDto>("GET", `/runs/${id}`)).status)
      .not.toBe("running");
    return call<RunDto>("GET", `/runs/${id}`);
  };
  return { call, ended };
}

const priced = (name: string, more: object = {}) => ({
  name,
  stages: [
    {
      id: "price",
      target: { route: { required_tools: ["pricing"] } },
      task: "Price it",
      context: { units: "/input/units" },
      ...more,
    },
  ],
  result: { price: "/results/price/price" },
});

test("an agent that is code is kept warm, takes from its queue, and every handoff says how it was started", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const { call, ended } = api(page, workspace);
  const settings = { module: "pricing.mjs", pool: { min_warm: 1, max: 1 } };
  await call("PUT", "/agents/pricing", { kind: "code", capabilities: ["pricing"], settings });
  const cold = { kind: "code", settings: { module: "pricing.mjs" } };
  await call("PUT", "/agents/rarely", cold);
  const queue = { queue: { required_tools: ["pricing"] } };
  await call("POST", "/rules", { rule: { id: "q", name: "Prices", target: queue }, base: 0 });
  await call("POST", "/workflows", { document: priced("priced") });
  await expect
    .poll(async () => (await call<WorkerList>("GET", "/workers")).pools)
    .toContainEqual(expect.objectContaining({ agent: "pricing", warm: 1 }));

  await page.goto(`/runs?project=${slug}`);
  const row = page.getByRole("row").filter({ hasText: "pricing" });
  await expect(row).toBeVisible();
  await page.getByRole("combobox", { name: "Workflow" }).click();
  await page.getByRole("option", { name: "priced" }).click();
  await page.getByLabel("Input").fill('{"units": 7}');
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/runs\/[^/?]+/);
  await expect(page.getByRole("main").getByText("Completed", { exact: true })).toBeVisible();
  const runId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const run = await ended(runId);
  expect(run.result).toEqual({ price: 21 });

  const started = await Promise.all(
    [1, 2, 3, 4].map((units) =>
      call<RunDto>("POST", "/runs", { workflow: "priced", input: { units } }),
    ),
  );
  const prices = await Promise.all(started.map(async ({ id }) => (await ended(id)).result));
  expect(prices).toEqual([{ price: 3 }, { price: 6 }, { price: 9 }, { price: 12 }]);
  const handed = {
    from_agent: "boss",
    to_agent: "rarely",
    task: "Price it",
    context: { units: 1 },
  };
  const sent = await call<{ handoff_id: string; trace_id: string }>("POST", "/handoffs", handed);

  await expect(async () => {
    await page.goto(`/runs?project=${slug}`);
    await expect(row.getByRole("cell").nth(5)).toHaveText("5", { timeout: 2_000 });
  }).toPass();
  await expectAccessibleInBothSchemes(page);

  await expect
    .poll(() => call("GET", `/handoffs/${sent.handoff_id}`))
    .toMatchObject({ outcome: "succeeded", pooled: false });

  const { handoffs } = await call<TraceDetailDto>("GET", `/traces/${run.trace_id}`);
  const [first] = handoffs;
  expect(first).toMatchObject({ to_agent: "pricing", pattern: "pull", pooled: true });
  const shown = (trace: string, handoff = "") =>
    page.goto(`/traces/${trace}?project=${slug}&handoff=${encodeURIComponent(handoff)}`);
  await shown(run.trace_id, first?.id);
  await expect(page.getByText(/warm start/).first()).toBeVisible();
  await shown(sent.trace_id, sent.handoff_id);
  await expect(page.getByText(/cold start/).first()).toBeVisible();
});

test("one piece of work in two shapes and four patterns: each difference shows, and no fact is lost", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const { call, ended } = api(page, workspace);
  const settings = { module: "pricing.mjs", pool: { min_warm: 1 } };
  await call("PUT", "/agents/pricing", { kind: "code", capabilities: ["pricing"], settings });
  const target = { agent: "pricing" };
  for (const pattern of ["push", "pull", "blackboard", "streaming"]) {
    await call("POST", "/workflows", { document: priced(`by-${pattern}`, { target, pattern }) });
    const run = { workflow: `by-${pattern}`, input: { units: 5 } };
    const { id } = await call<RunDto>("POST", "/runs", run);
    expect((await ended(id)).result).toEqual({ price: 15 });
  }
  const shapes = [];
  for (const workflow of ["leads-enrich-outreach", "leads-enrich-outreach-in-one"]) {
    await expect
      .poll(async () => JSON.stringify(await call("GET", "/workflows")))
      .toContain(workflow);
    const { id } = await call<RunDto>("POST", "/runs", { workflow, input: {} });
    shapes.push(await ended(id));
  }
  expect(shapes.map(({ status }) => status)).toEqual(["completed", "completed"]);

  await page.goto(`/effects?project=${slug}`);
  await page.getByRole("link", { name: "Patterns side by side" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Patterns" })).toBeVisible();
  const patterns = page.getByRole("region", { name: "Patterns side by side" });
  for (const pattern of ["push", "pull", "blackboard", "streaming"]) {
    await expect(patterns.getByRole("row").filter({ hasText: pattern })).toContainText("100");
  }
  await expectAccessibleInBothSchemes(page);

  const [staged, inOne] = shapes.map(({ trace_id: id }) => id);
  await page.goto(`/traces/compare?project=${slug}&a=${staged}&b=${inOne}`);
  const pairs = page.getByRole("region", { name: "Pairs of agents" });
  await expect(pairs.getByRole("row").filter({ hasText: "Outreach" }).first()).toContainText(
    "Only in A",
  );
  await expect(
    pairs.getByRole("row").filter({ hasText: "Sales generalist" }).first(),
  ).toContainText("Only in B");

  await page.goto(`/gaps?project=${slug}`);
  const lost = page.getByRole("list", { name: "Loss by stage" }).getByRole("listitem");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/still being compared/)).toBeHidden({ timeout: 1_000 });
    await expect(lost.filter({ hasText: "Lost in transfer" })).toContainText(/^Lost in transfer0/, {
      timeout: 1_000,
    });
  }).toPass();
  await expectAccessibleInBothSchemes(page);
});
