import type { Page } from "@playwright/test";
import { BASE_URL, expect, expectAccessibleInBothSchemes, test } from "./journey";

test("a rule is written, tried, published, and routes a handoff that says so", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const headers = { authorization: `Bearer ${workspace.key}` };
  for (const name of ["junior", "senior"]) {
    const registered = await page.request.put(`/api/v1/agents/${name}`, {
      headers,
      data: { capabilities: ["read"] },
    });
    expect(registered.ok()).toBe(true);
  }
  await page.goto(`/routing?project=${slug}`);
  await expect(page.getByText("No rules yet")).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "Write the first rule" }).click();
  const editor = page.getByRole("dialog");
  await editor.getByLabel("Name").fill("Hard work");
  await editor.getByRole("button", { name: "Add a condition", exact: true }).click();
  await choose(page, { box: "Fact", option: "Complexity" });
  await editor.getByTitle("Value").fill("5");
  await editor.getByRole("combobox", { name: "Agent" }).fill("senior");
  await expect(editor.getByText("When Complexity is more than 5: to senior.")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Close the rule" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();

  await page.getByRole("tab", { name: "Try it" }).click();
  await page.getByRole("textbox", { name: /^Task/ }).fill("Prove it");
  await page.getByRole("textbox", { name: "Complexity" }).fill("9");
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await expect(page.getByRole("region", { name: "What would happen" })).toContainText(
    "Rule Hard work fires",
  );

  await page.getByLabel("Note").fill("the first");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Version 1 is in force.")).toBeVisible();

  const sent = await page.request.post("/api/v1/handoffs", {
    headers,
    data: { from_agent: "boss", task: "Prove it", complexity: 9 },
  });
  const handoff: { handoff_id: string; trace_id: string } = await sent.json();
  await page.goto(
    `/traces/${handoff.trace_id}?project=${slug}&handoff=${encodeURIComponent(handoff.handoff_id)}`,
  );
  await expect(page.getByRole("region", { name: "Route" })).toContainText(
    "Chosen by rule Hard work v1: Complexity is more than 5",
  );

  const other = { id: "other", name: "To junior", target: { agent: "junior" } };
  const drafted = { document: { rules: [other] }, base: 1, revision: 0 };
  await page.request.put("/api/v1/rules/draft", { headers, data: drafted });
  await page.goto(`/routing?project=${slug}&tab=simulate`);
  await page.getByRole("button", { name: "Simulate these rules" }).click();
  await expect(page.getByText("Of the last 1 handoffs, a rule holds for 1")).toBeVisible();
  await page.getByRole("button", { name: "The 1 handoffs of boss to senior" }).click();
  const moved = page.getByRole("list", { name: "Handoffs of this flow" });
  await expect(moved.getByRole("link", { name: "Prove it" })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test("two write the rules at once: the second publish is refused with the differences, and nothing is lost", async ({
  signedIn: page,
  workspace,
  browser,
  session,
}) => {
  const { slug } = workspace.project;
  const other = await browser.newContext({ baseURL: BASE_URL });
  await other.addCookies(session);
  const theirs = await other.newPage();
  const write = async (of: Page, name: string) => {
    await of.getByRole("button", { name: "Write the first rule" }).click();
    const editor = of.getByRole("dialog");
    await editor.getByLabel("Name").fill(name);
    await editor.getByRole("combobox", { name: "Agent" }).fill("senior");
    await of.getByRole("button", { name: "Close the rule" }).click();
  };
  await page.goto(`/routing?project=${slug}`);
  await theirs.goto(`/routing?project=${slug}`);
  await expect(page.getByRole("button", { name: "Write the first rule" })).toBeEnabled();
  await write(theirs, "Theirs");
  await expect(theirs.getByText("The draft is saved.")).toBeVisible();
  await theirs.getByRole("button", { name: "Publish" }).click();
  await expect(theirs.getByText("Version 1 is in force.")).toBeVisible();
  await other.close();

  await write(page, "Mine");
  await page.getByRole("button", { name: "Publish" }).click();

  await expect(page.getByRole("alert", { name: /^Somebody else/ })).toContainText(
    "The rules are at version 1 now",
  );
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Go on with mine, on top of theirs" }).click();
  const differences = page.getByRole("list", { name: "Differences" });
  await expect(differences).toContainText("Added: Mine");
  await expect(differences).toContainText("Removed: Theirs");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Version 2 is in force.")).toBeVisible();

  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Roll back to 1" }).click();
  await expect(page.getByText("Version 3 (in force)")).toBeVisible();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect(page.getByRole("list", { name: "Rules, in order" })).toContainText("Theirs");
});

test("a hundred rules are written as easily as three", async ({ signedIn: page, workspace }) => {
  const { slug } = workspace.project;
  const rules = Array.from({ length: 100 }, (_, n) => ({
    id: `r${n}`,
    name: `Rule ${n + 1}`,
    when: { and: [{ "==": [{ var: "domain" }, `d${n}`] }, { ">": [{ var: "complexity" }, n] }] },
    target: { agent: `agent-${n % 7}` },
    fallback: [{ retry: { times: 2 } }, { escalate: {} }],
  }));
  const saved = await page.request.put("/api/v1/rules/draft", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data: { document: { rules }, base: 0, revision: 0 },
  });
  expect(saved.ok()).toBe(true);
  await page.goto(`/routing?project=${slug}`);
  const list = page.getByRole("list", { name: "Rules, in order" });
  await expect(list.getByRole("listitem")).toHaveCount(100);
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "100. Rule 100", exact: true }).click();
  const name = page.getByRole("dialog").getByLabel("Name");
  await name.focus();
  // From a key to the next picture, as browsers count it.
  await page.evaluate(() => {
    const seen: number[] = [];
    // TypeScript does not know the threshold yet.
    const watched = { type: "event", durationThreshold: 16 };
    Object.assign(globalThis, { keysToPaint: seen });
    new PerformanceObserver((entries) => {
      for (const { name: kind, duration } of entries.getEntries()) {
        if (kind === "keydown") seen.push(duration);
      }
    }).observe(watched);
  });
  await page.keyboard.type(" of the accounts department", { delay: 40 });
  await expect(name).toHaveValue(/department$/);
  const slow = await page.evaluate(() => {
    const { keysToPaint } = globalThis as unknown as { keysToPaint: number[] };
    return keysToPaint.filter((ms) => ms > 200).length;
  });
  expect(slow).toBeLessThanOrEqual(2);

  await page.getByRole("button", { name: "Close the rule" }).click();
  await page.getByRole("button", { name: "Move Rule 50 up" }).click();
  await expect(list.getByRole("listitem").nth(48)).toContainText("49. Rule 50");
  await expect(page.getByText("The draft is saved.")).toBeVisible();
});

async function choose(page: Page, { box, option }: { box: string; option: string }) {
  await page.getByRole("dialog").getByTitle(box).click();
  await page.getByRole("option", { name: option }).click();
}
