import { readFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const capture = new URL("../lib/ingest/fixtures/adk/transfer-001_v1_traces.json", import.meta.url);

/** Sends a conversation of three traces; answers with the id of the first. */
async function sendConversation(request: APIRequestContext, key: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  await request.post("/v1/traces", {
    headers: { ...headers, "content-type": "application/json" },
    data: await readFile(capture),
  });
  const listed = await request.get("/api/v1/traces", { headers });
  const traces: { id: string }[] = (await listed.json()).items;
  expect(traces).toHaveLength(3);
  return traces.at(-1)?.id ?? "";
}

test("what was said is read as a conversation, each message once", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const first = await sendConversation(request, workspace.key);
  await page.goto(`/traces/${first}?project=${workspace.project.slug}&range=all`);

  await page.getByRole("tab", { name: "Conversation" }).click();
  const messages = page.getByRole("region", { name: "Messages in order" });
  await expect(messages).toContainText("My invoice INV-1 is wrong");
  await expect(messages).toContainText("calls transfer_to_agent");
  await messages.getByRole("button", { name: /Handoff 1/ }).click();
  await expect(page).toHaveURL(/handoff=/);
  await messages.getByRole("button", { name: "Open the span" }).first().click();
  const inspector = page.getByRole("region", { name: "Inspector" });
  await expect(inspector.getByRole("region", { name: "Output" })).toContainText("calls");
  await expectAccessibleInBothSchemes(page);
});

test("records are taken home, and the session is one list", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const first = await sendConversation(request, workspace.key);
  await page.goto(`/traces/${first}?project=${workspace.project.slug}&range=all&view=raw`);

  await page.getByText("Events", { exact: true }).first().click();
  await page
    .getByRole("button", { name: /handoff_initiated/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: "Events as JSON" })).toContainText("from_agent");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as NDJSON" }).click();
  const lines = (await readFile(await (await download).path())).toString().trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).event)).toContain("span");

  await page.getByText("Session, 3 traces").click();
  await expect(page.getByText(/^3 traces, \d+ handoffs, in order$/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  const handoffs = page.getByRole("region", { name: "Handoffs of this trace" });
  await handoffs.getByRole("list").last().getByRole("button").last().click();
  await expect(page).not.toHaveURL(new RegExp(first));
  await expect(page).toHaveURL(/scope=session/);
  await expect(
    page.getByRole("region", { name: "Inspector" }).getByRole("heading", { name: /Handoff \d/ }),
  ).toBeVisible();
});
