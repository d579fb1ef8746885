import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("what is wrong is found, muted with a reason and resolved, by keyboard", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  const at = (second: number) => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const data = ["Buyer", "Writer"].flatMap((to) => {
    const own = { trace_id: `findings-${to}`, handoff_id: "h1" };
    const context = { notes: "x".repeat(11_000) };
    return [
      { event: "handoff_initiated", ...own, at: at(1), from_agent: "Desk", to_agent: to, context },
      { event: "handoff_received", ...own, at: at(2), context },
      { event: "task_complete", ...own, at: at(3) },
    ];
  });
  await page.request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${workspace.key}` },
    data,
  });
  await page.goto(`/findings?project=${slug}&kind=oversize-context`);
  const list = page.getByRole("region", { name: "Findings" });
  const buyer = list.getByRole("button").filter({ hasText: "Buyer" });
  await expect(async () => {
    await page.reload();
    await expect(buyer).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessibleInBothSchemes(page);

  await buyer.click();
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Where it was found" })).toContainText("Desk");
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: "Why is it muted?" }).fill("An experiment");
  await page.getByRole("button", { name: "Mute", exact: true }).click();
  await expect(page.getByRole("region", { name: "History" })).toContainText("An experiment");
  await expect(buyer).toBeHidden();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("region", { name: "History" })).toContainText("resolved it");
  await expect(list).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/findings?project=${slug}&status=muted`);
  await expect(buyer).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
