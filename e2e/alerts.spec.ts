import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("an alert on silence fires, is silenced, changed and removed", async ({
  workspace,
  signedIn,
}) => {
  const { project } = workspace;
  await signedIn.goto(`/alerts?project=${project.slug}`);
  const main = signedIn.getByRole("main");
  await expect(main.getByText("No alerts yet")).toBeVisible();
  await expectAccessibleInBothSchemes(signedIn);

  await main.getByLabel("Name").fill("Agents are silent");
  await main.getByLabel("When").selectOption({ label: "Handoffs" });
  await main.getByRole("button", { name: "Add the alert" }).click();
  const row = main.getByRole("row", { name: /Agents are silent/ });
  await expect(row).toContainText("Handoffs below 1 in 1 hour");
  // A worker checks it, and the list hears of it by itself.
  await expect(row).toContainText("Fires", { timeout: 30_000 });

  await row.getByRole("button", { name: "Agents are silent" }).click();
  const pane = main.getByRole("region", { name: "Agents are silent" });
  await expect(pane.getByRole("row", { name: /Fired/ })).toContainText("no channel");
  await pane.getByRole("button", { name: "Send a test" }).click();
  await expect(pane.getByText("There is no channel to tell.")).toBeVisible();
  await pane.getByRole("button", { name: "For a day" }).click();
  await expect(row).toContainText("Fires, silenced");
  await expectAccessibleInBothSchemes(signedIn);

  const change = main.getByRole("region", { name: "Change it" });
  await change.getByLabel("Bound").fill("0");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Handoffs below 0 in 1 hour");

  await pane.getByRole("button", { name: "Remove…" }).click();
  await signedIn.getByRole("button", { name: "Remove the alert" }).click();
  await expect(main.getByText("No alerts yet")).toBeVisible();
});
