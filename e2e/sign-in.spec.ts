import type { Page } from "@playwright/test";
import { ADMIN, BASE_URL, expect, expectAccessibleInBothSchemes, test } from "./journey";

test.use({ expectedStatuses: [401, 403] });

test("a wrong password is refused where it was typed", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByRole("textbox", { name: "Password" }).fill("wrong-horse-battery");
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(/not signed in/);
  await expect(page).toHaveURL(/\/sign-in/);
});

/** Browsers make passkeys for names, not for numbers. */
const NAMED = BASE_URL.replace("127.0.0.1", "localhost");

test("a passkey is added, named, signed in with and removed", async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await page.goto(`${NAMED}/sign-in?next=/settings/account`);
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/account/);

  const main = page.getByRole("main");
  const add = async (name: string) => {
    await main.getByRole("textbox", { name: "Name" }).fill(name);
    await main.getByRole("button", { name: "Add a passkey" }).click();
  };
  await add("Laptop");
  await expect(main.getByText("The passkey is added.")).toBeVisible();
  await main.getByRole("button", { name: "Rename Laptop" }).click();
  const naming = page.getByRole("dialog", { name: "Rename Laptop" });
  await naming.getByRole("textbox", { name: "Name" }).fill("Work laptop");
  await naming.getByRole("button", { name: "Save" }).click();
  await expect(main.getByRole("cell", { name: "Work laptop", exact: true })).toBeVisible();
  await add("The same again");
  await expect(main.getByRole("alert")).toContainText("You have a passkey on this device already");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessibleInBothSchemes(page);

  const leave = async () => {
    await main.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  };
  const enter = () => page.getByRole("button", { name: "Sign in with a passkey" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "You were not signed in" });
  await leave();
  await expectAccessibleInBothSchemes(page);
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await enter();
  await expect(refusal).toContainText("The browser stopped");
  await withoutVerification(page);
  await enter();
  await expect(refusal).toContainText("did not check who you are");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.goto(`${NAMED}/sign-in?next=/settings/account`);
  await enter();
  await expect(page).toHaveURL(/\/settings\/account/);

  await main.getByRole("button", { name: "Remove Work laptop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await expect(main.getByRole("cell", { name: "Work laptop", exact: true })).toBeHidden();
  await page.goto(`${NAMED}/settings/audit`);
  for (const action of ["passkey.add", "passkey.change", "passkey.remove"]) {
    await expect(main.getByText(action).filter({ visible: true }).first()).toBeVisible();
  }
  await page.goto(`${NAMED}/settings/account`);
  await leave();
  await enter();
  await expect(refusal).toContainText("Baton does not know this passkey");
});

/** What a stolen key and a browser of one's own can do: ask the key only whether it is there. */
async function withoutVerification(page: Page): Promise<void> {
  await page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = ({ publicKey, ...options } = {}) =>
      get(
        publicKey
          ? { ...options, publicKey: { ...publicKey, userVerification: "discouraged" } }
          : {},
      );
  });
}

test("where browsers make none, the account says where they do", async ({ signedIn }) => {
  await signedIn.goto("/settings/account");

  const there = signedIn.getByRole("main").getByRole("link", { name: NAMED });
  await expect(there).toHaveAttribute("href", `${NAMED}/settings/account`);
});
