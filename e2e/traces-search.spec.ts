import { readFile } from "node:fs/promises";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("a query is typed, corrected, narrowed by a click, kept as a view and exported", async ({
  signedIn: page,
  context,
  workspace,
}) => {
  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const handoff = (
    trace_id: string,
    to_agent: string,
    outcome: "task_complete" | "task_failed",
  ) => {
    const key = { trace_id, handoff_id: `${trace_id}-1` };
    const error = { error: { type: "Quota", message: "No more calls" } };
    return [
      { event: "trace_started", trace_id, at: at(0), name: `=run ${trace_id}` },
      {
        event: "handoff_initiated",
        ...key,
        at: at(1),
        from_agent: "Planner",
        to_agent,
        task: "Write it",
      },
      { event: "handoff_received", ...key, at: at(2), agent: to_agent },
      { event: outcome, ...key, at: at(3), ...(outcome === "task_failed" ? error : {}) },
    ];
  };
  const sent = await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: [
      ...handoff("one", "Writer", "task_complete"),
      ...handoff("two", "Writer", "task_failed"),
      ...handoff("three", "Data Agent", "task_complete"),
    ],
  });
  expect(sent.ok()).toBe(true);
  const names = page.getByRole("table", { name: "Traces" }).getByRole("link");

  await page.goto(`/traces?project=${workspace.project.slug}`);
  await expect(names).toHaveCount(3);
  const query = page.getByRole("combobox", { name: "Query" });
  await query.pressSequentially("to");
  await expect(page.getByRole("option", { name: /^to / })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(query).toHaveValue("to:");
  await query.pressSequentially("da");
  await expect(page.getByRole("option", { name: "Data Agent 1 trace" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(query).toHaveValue('to:"Data Agent" ');
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["=run three"]);

  await query.fill("outcome:faild");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "did you mean failed?" })).toBeVisible();
  await expect(names).toHaveText(["=run three"]);
  await query.fill("agent:planner");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expect(names).toHaveCount(3);

  const facets = page.getByRole("complementary", { name: "Values to filter by" });
  await facets.getByRole("button", { name: "failed 1" }).first().click();
  await expect(query).toHaveValue("agent:planner status:failed");
  await expect(names).toHaveText(["=run two"]);
  await page.getByRole("button", { name: "Duration" }).click();
  await expect(page).toHaveURL(/sort=duration/);
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "Views" }).click();
  // By key: while the menu opens, it moves away below a click.
  await page.getByRole("menuitem", { name: "Save what is shown" }).press("Enter");
  await page.getByLabel("Name").fill("Failed plans");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Failed plans" })).toBeVisible();

  const fresh = await context.newPage();
  await fresh.goto(`/traces?project=${workspace.project.slug}`);
  await fresh.getByRole("button", { name: "Views" }).click();
  await fresh.getByRole("menuitem", { name: "Failed plans" }).click();
  await expect(fresh.getByRole("combobox", { name: "Query" })).toHaveValue(
    "agent:planner status:failed",
  );
  await expect(fresh.getByRole("columnheader", { name: "Duration" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );

  await fresh.getByRole("button", { name: "Export" }).click();
  await expect(fresh.getByText("1 trace", { exact: true }).last()).toBeVisible();
  const downloading = fresh.waitForEvent("download");
  await fresh.getByRole("menuitem", { name: "CSV, for spreadsheets" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("traces-1.csv");
  expect(await readFile(await download.path(), "utf8")).toContain("two,'=run two,");

  await fresh.getByRole("button", { name: "Failed plans" }).click();
  await fresh.getByRole("menuitem", { name: "Delete “Failed plans”" }).click();
  await fresh.getByRole("button", { name: "Delete the view" }).click();
  await expect(fresh.getByRole("button", { name: "Views" })).toBeVisible();
});

test("an earlier link still works, and two chosen traces are compared", async ({
  signedIn: page,
  workspace,
}) => {
  const started = (trace_id: string) => ({
    event: "handoff_initiated",
    trace_id,
    handoff_id: trace_id,
    at: new Date().toISOString(),
    from_agent: "Planner",
    to_agent: "Writer",
    task: "Write it",
  });
  await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: [started("left"), started("right")],
  });

  await page.goto(`/traces?project=${workspace.project.slug}&agent=Planner&status=running`);
  await expect(page).toHaveURL(/q=agent/);
  await expect(page.getByRole("combobox", { name: "Query" })).toHaveValue(
    "agent:Planner status:running",
  );
  const choices = page.getByRole("table", { name: "Traces" }).getByRole("checkbox");
  await choices.nth(0).check();
  await choices.nth(1).check();
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/traces\/compare\?.*a=.*b=/);
});
