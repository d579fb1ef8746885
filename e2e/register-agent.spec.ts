import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("an agent that is a model is registered, mended and set up again", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  await page.goto(`/agents?project=${slug}&tab=register`);
  await expect(page.getByLabel("Name")).toBeEditable();
  await expectAccessibleInBothSchemes(page);

  await page.getByLabel("Name").fill("desk/front");
  await page.getByLabel("Address").fill("ftp://models.example.com");
  await page.getByLabel("Model").fill("small");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/http/);
  await expect(page.getByRole("alert", { name: "The agent was not saved" })).toBeVisible();

  await page.getByLabel("Address").fill("https://models.example.com/v1");
  await page.getByLabel("Instructions").fill("Be brief.");
  await page.getByLabel("May ask a person").check();
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const answer = await page.request.get(`/api/v1/agents/${encodeURIComponent("desk/front")}`, {
    headers: { authorization: `Bearer ${workspace.key}` },
  });
  expect(await answer.json()).toMatchObject({
    kind: "llm",
    endpoint: "https://models.example.com/v1",
    settings: { model: "small", instructions: "Be brief.", ask_person: true, hand_to: [] },
  });

  await page.goto(`/agents/${encodeURIComponent("desk/front")}?project=${slug}&tab=setup`);
  await expect(page.getByLabel("Instructions")).toHaveValue("Be brief.");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel("Kind").selectOption("human");
  await page.getByLabel("Assigned to").fill("admin@example.com");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
