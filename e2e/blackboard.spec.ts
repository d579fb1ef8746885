import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("what was written, by whom, who read it, and what changed", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const as = (agent: string) => ({
    authorization: `Bearer ${workspace.key}`,
    "x-baton-agent": agent,
  });
  await page.goto(`/blackboard?project=${slug}`);
  await expect(page.getByText("Nothing was written yet")).toBeVisible();

  const key = "/api/v1/blackboard/output/team%252Fdesk/plan";
  for (const budget of [100, 200]) {
    const put = await page.request.put(key, {
      headers: as("team/desk"),
      data: { value: { budget, tone: "plain" } },
    });
    expect(put.ok()).toBe(true);
  }
  const read = await page.request.get(key, { headers: as("Buyer") });
  expect(await read.json()).toMatchObject({ version: 2, value: { budget: 200 } });
  const stale = await page.request.put(key, {
    headers: { ...as("team/desk"), "if-match": '"1"' },
    data: { value: 1 },
  });
  expect(stale.status()).toBe(412);

  await page.reload();
  await page.getByRole("button", { name: /plan/ }).click();

  await expect(page.getByRole("heading", { name: "From version 1 to 2" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "/budget" })).toContainText("Changed");
  await expect(page.getByText("Read by", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/key=output/);
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "Version 1" }).click();
  await expect(page.getByRole("heading", { name: "Value of version 1" })).toBeVisible();
});
