import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("what a source does not tell leads to the document that says how, and from there by search", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const { slug } = workspace.project;
  const sent = await request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: {
      event: "handoff_initiated",
      trace_id: "t1",
      handoff_id: "h1",
      at: new Date().toISOString(),
      from_agent: "orchestrator",
      to_agent: "research",
      task: "Find companies",
    },
  });
  expect(sent.status()).toBe(200);

  await page.goto(`/connect?project=${slug}`);
  const checks = page.getByRole("list", { name: "What native tells" });
  await expect(checks.getByRole("listitem").nth(0)).toHaveText("From and to: seen");
  const context = checks.getByRole("listitem").filter({ hasText: "Context at the receiver" });
  await expect(context).toContainText("not seen");
  await expect(context).toContainText("handoff.received(context)");
  await expectAccessibleInBothSchemes(page);
  await context.getByRole("link", { name: "How" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "The SDK" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/docs/sdk\\?.*project=${slug}`));
  await expectAccessibleInBothSchemes(page);

  const search = page.getByRole("searchbox", { name: "Search the documentation" });
  await search.fill("back-pressure qqqq");
  await search.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Nothing about/);
  await page.getByRole("searchbox").fill("lease_lost");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About “lease_lost”");
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessibleInBothSchemes(page);
  const hit = page.getByRole("article").getByRole("link").first();
  await hit.click();
  await expect(page).toHaveURL(/\/docs\/[a-z]+.*#/);
  await expect(page.getByRole("article")).toContainText("lease_lost");
  await expectAccessibleInBothSchemes(page);

  await page.goto(`/docs/no-such-document?project=${slug}`);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});
