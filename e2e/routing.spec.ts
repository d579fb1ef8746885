import type { Page } from "@playwright/test";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

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
});

test("what somebody else published meanwhile is not overwritten", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const headers = { authorization: `Bearer ${workspace.key}` };
  const theirs = { id: "theirs", name: "Theirs", target: { human: { question: "Who?" } } };
  await page.goto(`/routing?project=${slug}`);
  await page.getByRole("button", { name: "Write the first rule" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Agent" }).fill("senior");
  await page.getByRole("button", { name: "Close the rule" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await page.request.post("/api/v1/rules", { headers, data: { rule: theirs, base: 0 } });

  await page.getByRole("button", { name: "Publish" }).click();

  await expect(page.getByRole("alert", { name: /^Somebody else/ })).toContainText(
    "The rules are at version 1 now",
  );
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Go on with mine, on top of theirs" }).click();
  await expect(page.getByRole("list", { name: "Differences" })).toContainText("Removed: Theirs");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Version 2 is in force.")).toBeVisible();

  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Roll back to 1" }).click();
  await expect(page.getByText("Version 3 (in force)")).toBeVisible();
});

async function choose(page: Page, { box, option }: { box: string; option: string }) {
  await page.getByRole("dialog").getByTitle(box).click();
  await page.getByRole("option", { name: option }).click();
}
