import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("the demo comes and goes with one click", async ({ signedIn: page, workspace }) => {
  const { slug } = workspace.project;
  await page.goto(`/?project=${slug}`);
  await expect(page.getByRole("heading", { name: "Welcome to Baton" })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "Load the demo" }).click();
  await expect(page).toHaveURL(/\/traces/, { timeout: 60_000 });

  await page.goto(`/traces?project=${slug}&range=24h`);
  await expect(page.getByRole("link", { name: /ping-pong/i })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.goto(`/settings/demo?project=${slug}`);
  await page.getByRole("button", { name: "Remove the demo" }).click();
  await expect(page.getByText("Not loaded")).toBeVisible({ timeout: 30_000 });
  await page.goto(`/traces?project=${slug}&range=all`);
  await expect(page.getByRole("link", { name: /ping-pong/i })).toBeHidden();
});
