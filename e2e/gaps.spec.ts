import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("where context gets lost, from the fields down to one handoff", async ({
  signedIn: page,
  workspace,
}) => {
  const context = { industry: "fintech", budget_usd: 5000 };
  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const own = { trace_id: "gap-journey", handoff_id: "h1" };
  const sent = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: [
      {
        event: "handoff_initiated",
        ...own,
        at: at(1),
        from_agent: "Desk",
        to_agent: "Buyer",
        task: "Buy it",
        context,
      },
      { event: "handoff_received", ...own, at: at(2), context: { industry: "fintech" } },
      { event: "task_complete", ...own, at: at(3), result: { done: true } },
    ],
  });
  expect(sent.ok()).toBe(true);

  await page.goto(`/gaps?project=${workspace.project.slug}`);
  await expect(page.getByRole("heading", { name: "Context gaps" })).toBeVisible();
  const field = page.getByRole("row").filter({ hasText: "/budget_usd" });
  await expect(async () => {
    await page.reload();
    await expect(field).toContainText("Lost in transfer", { timeout: 1_000 });
  }).toPass();
  await expectAccessibleInBothSchemes(page);

  await field.getByRole("link", { name: "1", exact: true }).click();
  await expect(page).toHaveURL(/traces\?.*lost/);
  await expect(page.getByRole("table", { name: "Traces" }).getByRole("link")).toBeVisible();
  await page.goBack();
  await field.getByRole("link", { name: "5000" }).click();

  await expect(page).toHaveURL(/traces\/gap-journey\?.*handoff=h1/);
});
