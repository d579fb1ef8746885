import { readdir } from "node:fs/promises";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const logs = new URL("../lib/ingest/import/fixtures/", import.meta.url);

test("a conversation log becomes a trace", async ({ signedIn: page, workspace }) => {
  const [log = ""] = (await readdir(logs)).filter((name) => name.startsWith("hand-"));
  await page.goto(`/connect?project=${workspace.project.slug}`);
  await page.getByRole("radio", { name: /Import a log/ }).check({ force: true });

  await page.locator("input[type=file]").setInputFiles(new URL(log, logs).pathname);

  await page
    .getByRole("link", { name: /Open the trace/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: "Inspector" })).toContainText("Orchestrator");
});

test.describe("a file that is no log", () => {
  test.use({ expectedStatuses: [400] });

  test("says what is wrong", async ({ signedIn: page, workspace }) => {
    await page.goto(`/connect?project=${workspace.project.slug}`);
    await page.getByRole("radio", { name: /Import a log/ }).check({ force: true });

    await page.locator("input[type=file]").setInputFiles({
      name: "broken.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"history": [{"content": '),
    });

    await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(/not imported/);
    await expectAccessibleInBothSchemes(page);
  });
});
