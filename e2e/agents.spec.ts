import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("from all agents to one pair and the handoffs behind a number", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  await page.goto(`/agents?project=${slug}`);
  await expect(page.getByText("No handoffs in this time")).toBeVisible();

  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const events = ["ok", "bad"].flatMap((end) => {
    const own = { trace_id: `agents-${end}`, handoff_id: "h1" };
    const error = { type: "no_budget", message: "" };
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: at(1),
        from_agent: "team/desk",
        to_agent: "Buyer",
        task: `Buy it (${end})`,
        context: { budget: 1 },
        timing: { network_ms: 20, init_ms: 30 },
      },
      { event: "handoff_received", ...own, at: at(2) },
      end === "ok"
        ? { event: "task_complete", ...own, at: at(3) }
        : { event: "task_failed", ...own, at: at(3), error },
    ];
  });
  const sent = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: events,
  });
  expect(sent.ok()).toBe(true);

  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "Buyer" }).first()).toContainText("50.0%");
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("table").last().getByRole("link", { name: "50.0%" }).click();
  await expect(page).toHaveURL(/pairs\/team%2Fdesk\/Buyer/);
  await expect(page.getByRole("heading", { name: "Latency by part" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Network" })).toContainText("20.0 ms");
});
