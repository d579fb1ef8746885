import { expect, test } from "./journey";

/** Where changes are told, pages ask by themselves only every 30 s. */
const SOON_MS = 10_000;

test("what happens elsewhere shows at once, without a reload", async ({
  signedIn: page,
  workspace,
}) => {
  const headers = { authorization: `Bearer ${workspace.key}` };
  const send = (trace_id: string, ...events: object[]) =>
    page.request.post("/api/v1/events", {
      headers,
      data: events.map((event) => ({ trace_id, at: new Date().toISOString(), ...event })),
    });
  const told = page.waitForResponse((response) => response.url().includes("/api/v1/stream"));
  await send("before", { event: "trace_started", name: "There already" });

  await page.goto(`/traces?project=${workspace.project.slug}`);
  expect((await told).status()).toBe(200);
  const names = page.getByRole("table", { name: "Traces" }).getByRole("link");
  await expect(names).toHaveText(["There already"]);

  await send("during", { event: "trace_started", name: "Just begun" });
  await expect(names).toHaveText(["Just begun", "There already"], { timeout: SOON_MS });

  await page.getByRole("link", { name: "Just begun" }).click();
  await expect(page.getByText("Running").first()).toBeVisible();
  await send("during", { event: "trace_ended", status: "succeeded" });
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: SOON_MS });
});
