import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("an administrator writes who decides, sees what comes if nobody answers, and it applies", async ({
  workspace,
  signedIn: page,
}) => {
  const { project, key } = workspace;
  await page.goto(`/settings/approvals?project=${project.slug}`);
  await page.getByRole("switch", { name: "There are business hours" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("refunds");
  await page.getByRole("textbox", { name: "Hours to answer" }).fill("2");
  await page.getByLabel("Only business hours count").click();
  await expect(page.getByText("Asked now and answered by nobody")).toBeVisible();
  await expect(page.getByText(/^Counted: Mon, Tue/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Close the rule" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  const asked = await page.request.post("/api/v1/approvals", {
    headers: { authorization: `Bearer ${key}` },
    data: { question: "Pay back 30 euro?" },
  });
  const { id, rule, due_at: dueAt } = await asked.json();
  expect([rule, typeof dueAt]).toEqual(["refunds", "string"]);
  await page.goto(`/approvals?project=${project.slug}&selected=${id}`);
  await expect(page.getByText(/^Counted: Mon, Tue/)).toBeVisible();
});
