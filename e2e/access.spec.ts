import { listConsolePages } from "../lib/http/list-app-exports.fixture";
import { ADMIN, BASE_URL, expect, expectAccessibleInBothSchemes, test } from "./journey";

test("every page and route is closed to strangers", async ({ page, request }) => {
  for (const path of ["/", "/traces", "/settings/keys", "/welcome"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  for (const path of listConsolePages()) {
    const answer = await request.get(encodeURI(path));
    // A page that has begun to stream redirects from within.
    const isSentAway =
      answer.url().includes("/sign-in") || (await answer.text()).includes("/sign-in");
    expect({ path, isSentAway }).toEqual({ path, isSentAway: true });
  }
  for (const path of [
    "traces",
    "handoffs",
    "connect",
    "keys",
    "sessions/x",
    "spans/x?trace_id=y",
  ]) {
    const response = await request.get(`/api/v1/${path}`);
    expect(response.status()).toBe(401);
    expect(await response.json()).toMatchObject({ code: "unauthenticated" });
  }
  await expectAccessibleInBothSchemes(page);
});

test("a person signs in, and out again", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  await page.getByRole("button", { name: /account|user/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();

  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/traces");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a key does what its scopes say, and nothing more", async ({
  workspace,
  request,
  signedIn,
}) => {
  const { project } = workspace;
  const created = await signedIn.request.post(`/api/v1/keys?project=${project.slug}`, {
    headers: { origin: BASE_URL },
    data: { project: project.slug, label: "reader", scopes: ["read"], expires_in_days: 1 },
  });
  const { key }: { key: string } = await created.json();
  const headers = { authorization: `Bearer ${key}` };

  const read = await request.get("/api/v1/traces", { headers });
  const written = await request.post("/api/v1/events", { headers, data: [] });

  expect(read.status()).toBe(200);
  expect(written.status()).toBe(403);
  expect(await written.json()).toMatchObject({ code: "forbidden" });
});

test("another site cannot change anything in a signed-in browser's name", async ({ signedIn }) => {
  const response = await signedIn.request.post("/api/v1/demo", {
    headers: { origin: "https://evil.example" },
  });

  expect(response.status()).toBe(403);
});

test("an action posted by another site is refused", async ({ signedIn, workspace }) => {
  const { slug } = workspace.project;
  // A page whose console nobody reads: its own action is stopped to be sent by another hand.
  const page = await signedIn.context().newPage();
  await page.goto(`/settings/keys?project=${slug}`);
  const asked = page.waitForRequest((request) => "next-action" in request.headers());
  await page.route("**/*", (route) =>
    "next-action" in route.request().headers() ? route.abort() : route.fallback(),
  );
  await page
    .getByRole("button", { name: /^Revoke/ })
    .first()
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Revoke/ })
    .click();
  const request = await asked;
  const { origin: _own, ...headers } = request.headers();
  const post = (from: string) =>
    page.request.post(request.url(), {
      headers: { ...headers, origin: from },
      data: request.postDataBuffer() ?? "",
    });
  const keys = async () => {
    const response = await page.request.get(`/api/v1/keys?project=${slug}`);
    return JSON.stringify(await response.json());
  };
  const before = await keys();

  const foreign = await post("https://evil.example");
  expect(foreign.ok()).toBe(false);
  expect(await keys()).toBe(before);
  const own = await post(BASE_URL);
  expect(own.ok()).toBe(true);
  expect(await keys()).not.toBe(before);
});
