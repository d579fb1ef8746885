import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const handoff = (id: string) => ({
  event: "handoff_initiated",
  trace_id: "t",
  handoff_id: id,
  at: new Date().toISOString(),
  from_agent: "a",
  to_agent: "b",
});

test("shows what each source sent, how late, and what was refused and why", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const authorization = `Bearer ${workspace.key}`;
  const json = { authorization, "content-type": "application/json" };
  const events = [handoff("h1"), handoff("h2"), handoff("h3"), { event: "teleported" }];
  await request.post("/api/v1/events", { headers: json, data: events });
  await request.post("/api/v1/events", { headers: json, data: Buffer.from('{"broken') });
  await request.post("/v1/traces", {
    headers: { authorization, "content-type": "application/x-protobuf" },
    data: Buffer.from([0x0a, 0x7f, 0x41]),
  });

  await page.goto(`/settings/ingest?project=${workspace.project.slug}&range=1h`);
  const native = page.getByRole("row", { name: /^native/ }).first();
  await expect(native).toContainText("2 invalid_input");
  await expect(native.getByRole("cell").nth(2)).toHaveText("3");
  await expect(page.getByRole("row", { name: /^otlp/ }).first()).toContainText("1 invalid_input");
  await expect(page.getByRole("figure", { name: /over time/ })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.getByText("Table", { exact: true }).click();
  await page.getByRole("combobox", { name: "Source" }).selectOption("native");
  await expect(page).toHaveURL(/form=table/);
  await expect(page.getByRole("heading", { name: "Events from native" })).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  const blocked = page
    .getByRole("button", { name: /^Replay: The body .* Its sender has to mend it/ })
    .first();
  await blocked.hover();
  await expect(page.getByRole("tooltip")).toContainText("could not be read");
});

test("says that nothing has come in yet, on a narrow screen too", async ({
  signedIn: page,
  workspace,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });

  await page.goto(`/settings/ingest?project=${workspace.project.slug}`);

  await expect(page.getByText("Nothing has come in within 14 days")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
