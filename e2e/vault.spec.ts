import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const VALUE = "walnut harbor thimble";

test.use({ expectedStatuses: [403, 422] });

test("an administrator keeps a credential for one agent and one host", async ({
  workspace,
  signedIn,
  request,
}) => {
  const { project, key } = workspace;
  await signedIn.goto(`/settings/vault?project=${project.slug}`);
  await expect(signedIn.getByText("No secrets yet")).toBeVisible();
  await expectAccessibleInBothSchemes(signedIn);

  await signedIn.getByRole("button", { name: "Add a secret" }).click();
  const dialog = signedIn.getByRole("dialog");
  await dialog.getByLabel("Name").fill("CRM_KEY");
  await dialog.getByRole("textbox", { name: "Value" }).fill(VALUE);
  await dialog.getByLabel("Agents", { exact: true }).fill("Research");
  await signedIn.keyboard.press("Enter");
  await dialog.getByLabel("Hosts", { exact: true }).fill("https://crm.example/");
  await signedIn.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Add the secret" }).click();
  await expect(dialog.getByRole("alert")).toContainText("without https:// and path");
  await expectAccessibleInBothSchemes(signedIn);

  await dialog.getByLabel("Hosts", { exact: true }).press("Backspace");
  await dialog.getByLabel("Hosts", { exact: true }).fill("*.crm.example");
  await signedIn.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Add the secret" }).click();
  await expect(dialog).toBeHidden();
  const row = signedIn.getByRole("row", { name: /CRM_KEY/ });
  await expect(row).toContainText("*.crm.example");
  await expect(row).toContainText("Never");
  await expectAccessibleInBothSchemes(signedIn);

  const headers = { authorization: `Bearer ${key}`, "x-baton-agent": "Writer" };
  const asked = { url: "https://api.crm.example/", headers: { "x-key": "{{secret:CRM_KEY}}" } };
  const refused = await request.post("/api/v1/proxy", { headers, data: asked });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "secret_not_allowed" });

  const planted = { to_agent: "Research", task: "call", context: { key: VALUE } };
  const handed = await request.post("/api/v1/handoffs", { headers, data: planted });
  expect(await handed.json()).toMatchObject({ code: "credential_in_payload" });

  await row.getByRole("button", { name: "Delete CRM_KEY" }).click();
  await signedIn.getByRole("button", { name: "Delete the secret" }).click();
  await expect(signedIn.getByText("No secrets yet")).toBeVisible();
});
