import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("from the first look to the handoffs behind a number", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const events = ["one", "two", "three", "bad"].flatMap((name) => {
    const own = { trace_id: `overview-${name}`, handoff_id: "h1" };
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: at(1),
        from_agent: "Desk",
        to_agent: "Buyer",
        task: `Buy it (${name})`,
        reason: "missing_capability",
        context: { budget: 1 },
      },
      { event: "handoff_received", ...own, at: at(2) },
      name === "bad"
        ? { event: "task_failed", ...own, at: at(3), error: { type: "x", message: "" } }
        : { event: "task_complete", ...own, at: at(3) },
    ];
  });
  const sent = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: events,
  });
  expect(sent.ok()).toBe(true);

  await page.goto(`/?project=${slug}`);
  const figures = page.getByRole("list", { name: "Key figures" });
  await expect(figures.getByRole("link", { name: /Success rate/ })).toContainText("75.0%");
  await expect(page.getByRole("row").filter({ hasText: "missing capability" })).toContainText(
    "75.0%",
  );
  await expect(page.getByRole("heading", { name: "Least reliable pairs" })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await figures.getByRole("link", { name: /Success rate/ }).click();

  await expect(page).toHaveURL(/\/traces\?.*outcome/);
  await expect(page.getByRole("link", { name: /Buy it \(bad\)|overview-bad/ })).toBeVisible();

  await page.goto(`/?project=${slug}&from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`);
  const main = page.getByRole("main");
  await expect(main.getByText("No handoffs in this time")).toBeVisible();
  await page.getByRole("link", { name: "Show all time" }).click();
  await expect(figures.getByRole("link", { name: /Handoffs/ })).toContainText("4");
});
