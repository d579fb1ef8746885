import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("two runs side by side: the lost constraint and the missing step stand out", async ({
  signedIn: page,
  workspace,
}) => {
  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const handoff = (trace_id: string, n: number, to_agent: string, context: object) => ({
    event: "handoff_initiated",
    trace_id,
    handoff_id: `${trace_id}-${n}`,
    at: at(n),
    from_agent: "Desk",
    to_agent,
    task: "Go",
    context,
  });
  const sent = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: [
      handoff("healthy", 1, "Buyer", { budget_usd: 5000, city: "Berlin" }),
      handoff("healthy", 2, "Writer", { city: "Berlin" }),
      handoff("broken", 1, "Buyer", { city: "Berlin" }),
    ],
  });
  expect(sent.ok()).toBe(true);

  await page.goto(`/traces/compare?project=${workspace.project.slug}`);
  await page.getByLabel("Trace A").fill("healthy");
  await page.getByLabel("Trace B").fill("broken");
  await page.getByRole("button", { name: "Compare" }).click();

  await expect(page).toHaveURL(/a=healthy&b=broken/);
  const pairs = page.getByRole("region", { name: "Pairs of agents" });
  await expect(pairs.getByRole("row").filter({ hasText: "Writer" })).toContainText("Only in A");
  await page.getByText("1 fact differs").click();
  await expect(page.getByText("/budget_usd")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
