import { ADMIN, expect, test } from "./journey";

test.use({ expectedStatuses: [401] });

test("a wrong password is refused where it was typed", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByRole("textbox", { name: "Password" }).fill("wrong-horse-battery");
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(/not signed in/);
  await expect(page).toHaveURL(/\/sign-in/);
});
