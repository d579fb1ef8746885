import { readFile } from "node:fs/promises";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const capture = new URL("../lib/ingest/fixtures/adk/transfer-001_v1_traces.json", import.meta.url);

test("from sign-in to what the callee received, with a real ADK export", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const { slug } = workspace.project;
  await page.goto(`/connect?project=${slug}`);
  await expect(page.getByText("Waiting for the first event…")).toBeVisible();
  await page.getByRole("radio", { name: /Google ADK/ }).check({ force: true });
  await page.getByRole("button", { name: "Create a key and fill it in" }).click();
  const snippet = page.locator("code").filter({ hasText: "OTEL_EXPORTER_OTLP_HEADERS" });
  await expect(snippet).toContainText("bt_ingest_");
  const [key] = /bt_ingest_\w+/.exec((await snippet.textContent()) ?? "") ?? [];
  await expectAccessibleInBothSchemes(page);

  const sent = await request.post("/v1/traces", {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    data: await readFile(capture),
  });
  expect(sent.status()).toBe(200);

  await expect(page.getByText("First event received").first()).toBeVisible({ timeout: 10_000 });
  await page.goto(`/traces?project=${slug}&range=all`);
  await expectAccessibleInBothSchemes(page);
  const rows = page.getByRole("link", { name: /coordinator|billing_agent/ });
  await expect(rows).toHaveCount(3);
  await rows.filter({ hasText: "coordinator" }).last().click();

  await page.getByRole("tab", { name: "List" }).click();
  const handoffs = page.getByRole("region", { name: "Handoffs of this trace" });
  await expect(handoffs.getByRole("listitem")).toContainText([
    /coordinator.*billing_agent/,
    /billing_agent.*coordinator/,
    /coordinator.*tech_agent/,
    /tech_agent.*network_agent/,
    /network_agent.*tech_agent/,
    /tech_agent.*coordinator/,
  ]);
  await page.getByRole("tab", { name: "Graph" }).click();
  await page
    .getByRole("button", { name: "Handoff 2, return, billing_agent to coordinator" })
    .click();
  const inspector = page.getByRole("region", { name: "Inspector" });
  await expect(inspector.getByRole("region", { name: "Received" })).toContainText("contents");
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("link", { name: "Next trace of this conversation" }).click();
  await expect(
    page.getByRole("button", { name: /Handoff 1, route, coordinator to billing_agent/ }),
  ).toBeVisible();
});
