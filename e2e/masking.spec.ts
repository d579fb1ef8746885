import { BASE_URL, expect, expectAccessibleInBothSchemes, test } from "./journey";

const KEY = "AKIAIOSFODNN7EXAMPLE";

test("an administrator lets a value through and masks one of their own", async ({
  workspace,
  signedIn,
  request,
}) => {
  const { project, key } = workspace;
  await signedIn.goto(`/settings/masking?project=${project.slug}`);
  await signedIn.getByLabel("Let through").fill("AKIA*EXAMPLE");
  await signedIn.getByRole("button", { name: "Add a pattern" }).click();
  await signedIn.getByLabel("Name 1").fill("employee");
  await signedIn.getByLabel("Expression 1").fill(String.raw`EMP-\d{6}`);

  await signedIn.getByLabel("Text").fill(`${KEY} for EMP-123456`);
  await signedIn.getByRole("button", { name: "Show what would be masked" }).click();
  await expect(signedIn.getByText("1 secret masked:")).toBeVisible();
  await expect(signedIn.locator("mark")).toHaveText(/^\[masked:employee:[0-9a-f]{8}\]$/);

  await signedIn.getByRole("button", { name: "Save" }).click();
  await expect(signedIn.getByText(/^Saved\./)).toBeVisible();
  await expectAccessibleInBothSchemes(signedIn);

  await signedIn.reload();
  await expect(signedIn.getByLabel("Let through")).toHaveValue("AKIA*EXAMPLE");
  await expect(signedIn.getByLabel("Expression 1")).toHaveValue(String.raw`EMP-\d{6}`);

  const headers = { authorization: `Bearer ${key}` };
  await request.post("/api/v1/events", {
    headers,
    data: {
      event: "trace_started",
      trace_id: "masked-1",
      at: new Date().toISOString(),
      name: `${KEY} for EMP-123456`,
    },
  });
  const read = await request.get("/api/v1/traces/masked-1", { headers });
  const { trace } = (await read.json()) as { trace: { name: string } };
  expect(trace.name).toMatch(/^AKIAIOSFODNN7EXAMPLE for \[masked:employee:[0-9a-f]{8}\]$/);
});

test.describe("an expression that could stop ingest", () => {
  test("is refused where it was written, and over the API", async ({
    workspace,
    signedIn,
    request,
  }) => {
    const { project, key } = workspace;
    await signedIn.goto(`/settings/masking?project=${project.slug}`);
    await signedIn.getByRole("button", { name: "Add a pattern" }).click();
    await signedIn.getByLabel("Name 1").fill("hostile");
    await signedIn.getByLabel("Expression 1").fill(String.raw`(a+)\1$`);
    await signedIn.getByRole("button", { name: "Save" }).click();

    const alert = signedIn.getByRole("alert").filter({ hasText: "The policy was not saved" });
    await expect(alert).toContainText("no backreferences");
    await expectAccessibleInBothSchemes(signedIn);

    const answer = await request.put(`${BASE_URL}/api/v1/masking-policy`, {
      headers: { authorization: `Bearer ${key}` },
      data: { allow: ["*"], patterns: [] },
    });
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "allow.0" }],
    });
  });
});
