import { expect, expectAccessibleInBothSchemes, test } from "./journey";

test("a reviewer rates a sample by keyboard, and a bad rating is a failure", async ({
  workspace,
  signedIn,
  request,
}) => {
  const { project, key } = workspace;
  await signedIn.goto(`/ratings?project=${project.slug}`);
  const main = signedIn.getByRole("main");
  await expect(main.getByText("There is nothing to rate in this time")).toBeVisible();
  await expectAccessibleInBothSchemes(signedIn);

  const at = new Date().toISOString();
  const events = [1, 2, 3].flatMap((number) => {
    const own = { trace_id: `t${number}`, handoff_id: `h${number}`, at };
    return [
      {
        event: "handoff_initiated",
        ...own,
        from_agent: "Desk",
        to_agent: "Writer",
        task: `Draft letter ${number}`,
        context: { customer: "Ada" },
      },
      { event: "handoff_received", ...own },
      { event: "task_complete", ...own, result: { letter: "Dear Ada" } },
    ];
  });
  const headers = { authorization: `Bearer ${key}` };
  const sent = await request.post("/api/v1/events", { headers, data: events });
  expect(sent.ok()).toBe(true);

  await signedIn.reload();
  const handoff = main.getByRole("region", { name: /^Handoff 1:/ });
  await expect(handoff).toContainText("Dear Ada");
  await expectAccessibleInBothSchemes(signedIn);
  await signedIn.keyboard.press("n");
  await signedIn.keyboard.type("Too short");
  await signedIn.keyboard.press("Escape");
  await signedIn.keyboard.press("1");

  await expect(main.getByRole("region", { name: /^Handoff 2:/ })).toContainText("Dear Ada");
  const rated = main.getByRole("row").filter({ hasText: "0.00 by you: Too short" });
  await expect(rated).toContainText("Failed");
  await expect(main.getByText("1 of 3 rated by you")).toBeVisible();
  await signedIn.keyboard.press("5");
  await expect(main.getByRole("region", { name: /^Handoff 3:/ })).toContainText("Dear Ada");
  await expect(main.getByText("2 of 3 rated by you")).toBeVisible();
  await signedIn.keyboard.press("k");
  await expect(main.getByRole("region", { name: /^Handoff 2:/ })).toBeVisible();
});
