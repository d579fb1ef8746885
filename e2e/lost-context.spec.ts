import type { APIRequestContext, Page } from "@playwright/test";
import { contextLostAtHop2 } from "../lib/demo/scenarios/context-lost-at-hop-2";
import { stagedSuccess } from "../lib/demo/scenarios/staged-success";
import { nanosFromMs } from "../lib/domain/time";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

async function sendStories(request: APIRequestContext, key: string): Promise<void> {
  const now = nanosFromMs(Date.now());
  for (const data of [contextLostAtHop2(now), stagedSuccess(now)]) {
    const sent = await request.post("/api/v1/events", {
      headers: { authorization: `Bearer ${key}` },
      data,
    });
    expect((await sent.json()).rejected).toEqual([]);
  }
}

const inspectorOf = (page: Page) => page.getByRole("region", { name: "Inspector" });

test("which handoff lost the budget is found in three clicks, replayed and shared", async ({
  signedIn: page,
  context,
  workspace,
  request,
}) => {
  // The longest journey of all: the diagnosis and four looks with axe are on its way.
  test.slow();
  const { slug } = workspace.project;
  await sendStories(request, workspace.key);
  await page.goto(`/traces?project=${slug}&range=24h`);

  await page
    .getByRole("link", { name: /Context lost at hop 2/ })
    .first()
    .click();
  await page.getByRole("tab", { name: "Lineage" }).click();
  const lost = page.getByRole("list", { name: "Lost and needed" }).getByRole("listitem");
  const budget = lost.filter({ hasText: "budget_usd" }).first();
  await expect(budget).toContainText("was lost at Analysis (handoff 2)");
  await expect(budget).toContainText("needed by Research (handoff 1)");
  await budget.getByRole("button", { name: "Analysis (handoff 2)" }).click();

  const inspector = inspectorOf(page);
  await expect(inspector.getByRole("heading", { name: /Handoff 2/ })).toBeVisible();
  await expect(inspector.getByRole("row").filter({ hasText: "budget_usd" })).toContainText(
    "Withheld",
  );
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("tab", { name: "Graph" }).click();
  const replay = page.getByRole("region", { name: "Replay" });
  await replay.getByRole("button", { name: "Next handoff" }).click();
  await replay.getByRole("button", { name: "Next handoff" }).click();
  const moment = replay.getByRole("status");
  await expect(moment).toContainText("2 of 3 handoffs · Handoff 2, Research to Analysis");

  // The address follows within a moment; it is shared once it says where the replay stands.
  const shared = await context.newPage();
  await expect(async () => {
    await shared.goto(page.url());
    await expect(inspectorOf(shared).getByRole("heading", { name: /Handoff 2/ })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass();
  expect(shared.url()).toMatch(/[?&]at=/);
  await expect(shared.getByRole("region", { name: "Replay" }).getByRole("status")).toHaveText(
    await moment.innerText(),
  );
  await shared.getByRole("tab", { name: "Lineage" }).click();
  const facts = shared.getByRole("grid", { name: "Facts by handoff" });
  await expect(facts.getByRole("row", { selected: true })).toContainText("budget_usd");
  await shared.close();

  const panes = page.getByRole("tablist", { name: "Ways to see this trace" });
  await panes.getByRole("tab", { name: /^Findings/ }).click();
  const suspects = page.getByRole("region", { name: "Who failed, and where" });
  const first = suspects
    .getByRole("listitem")
    .filter({ has: page.getByRole("button") })
    .first();
  await expect(first).toContainText("First loss of a needed fact");
  await expectAccessibleInBothSchemes(page);
  await first.getByRole("button", { name: "Research, handoff 2" }).click();
  await expect(inspector.getByRole("heading", { name: /Handoff 2/ })).toBeVisible();
});

test("the run that lost its context is compared with the healthy one", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await sendStories(request, workspace.key);
  const project = workspace.project.slug;
  await page.goto(`/traces/demo-context-lost-at-hop-2?project=${project}&range=all&view=list`);

  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByLabel("Trace A")).toHaveValue("demo-context-lost-at-hop-2");
  await page.getByLabel("Trace B").fill("demo-staged-success");
  await page.getByRole("button", { name: "Compare" }).click();
  const graph = page.getByRole("region", { name: "Graph", exact: true });
  await expect(graph.getByText("Outreach")).toBeVisible();
  await expect(graph.getByText(/^Only in B · 0 → 1$/).first()).toBeVisible();
  await expect(graph.getByText(/^Only in A · 1 → 0$/).first()).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Pairs of agents" }).getByRole("row").filter({
      hasText: "Outreach",
    }),
  ).toHaveCount(2);
  await expectAccessibleInBothSchemes(page);
});

test("the matrix is read from the keyboard, and the contract beside it", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await sendStories(request, workspace.key);
  const project = workspace.project.slug;
  await page.goto(`/traces/demo-context-lost-at-hop-2?project=${project}&range=all&view=lineage`);
  const inspector = inspectorOf(page);

  const grid = page.getByRole("grid", { name: "Facts by handoff" });
  await grid.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(inspector.getByRole("heading", { name: /Handoff 1/ })).toBeVisible();

  await inspector.getByRole("tab", { name: "Contract" }).click();
  await expect(inspector.getByRole("list", { name: "Clauses" })).toContainText("No credentials");
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("textbox", { name: "Find a fact" }).fill("nothing like this");
  await expect(page.getByText("No fact matches")).toBeVisible();
});

test("a phone reads the matrix, the facts and the findings", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await sendStories(request, workspace.key);
  const url = `/traces/demo-context-lost-at-hop-2?project=${workspace.project.slug}&range=all`;

  await page.goto(`${url}&view=lineage&handoff=demo-context-lost-at-hop-2-h10`);

  await expect(page.getByRole("grid", { name: "Facts by handoff" })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await expectAccessibleInBothSchemes(page);
});
