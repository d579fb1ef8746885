import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("a contract is tried on past handoffs, saved, and holds from then on", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const headers = { authorization: `Bearer ${workspace.key}` };
  await page.request.put("/api/v1/agents/writer", { headers, data: { capabilities: [] } });
  const handOff = (context: object) =>
    page.request.post("/api/v1/handoffs", {
      headers,
      data: { from_agent: "boss", to_agent: "writer", task: "Write it", context },
    });
  expect((await handOff({ tone: "plain" })).status()).toBe(201);

  await page.goto(`/agents?project=${slug}&tab=contract`);
  await page.getByRole("combobox", { name: "Required fields" }).fill("budget");
  await page.getByRole("combobox", { name: "Required fields" }).press("Enter");
  await expect(page.getByText("1 of 1 would have been refused")).toBeVisible();
  await page.goto(`/pairs/boss/writer?project=${slug}&tab=contract`);
  await expect(page.getByText("0 of 1 would have been refused")).toBeVisible();
  await page.getByRole("combobox", { name: "Required fields" }).fill("pages");
  await page.getByRole("combobox", { name: "Required fields" }).press("Enter");

  await expect(page.getByText("1 of 1 would have been refused")).toBeVisible();
  await expect(page.getByText("pages is missing")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Save contract" }).click();
  await expect(page.getByText("Saved as version 1.")).toBeVisible();

  const refused = await handOff({ tone: "plain" });
  expect(refused.status()).toBe(422);
  expect(await refused.json()).toMatchObject({ code: "missing_parameters" });

  await page.getByRole("button", { name: "Use the default again" }).click();
  await expect(page.getByText("The project's default holds here.")).toBeVisible();
  expect((await handOff({ tone: "formal" })).status()).toBe(201);
});
