import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const at = (second: number) => `2026-01-31T12:00:${String(second).padStart(2, "0")}.000Z`;
const AGENTS = ["planner", "research", "<b>writer</b> & \u202Egnp"];

/** planner → research → writer → planner, ten seconds apart; each travels two seconds and works five. */
function story(traceId: string): object[] {
  const handoffs = AGENTS.flatMap((agent, index) => {
    const handoff = { trace_id: traceId, handoff_id: `h${index + 1}` };
    const second = index * 10;
    return [
      {
        ...handoff,
        event: "handoff_initiated",
        at: at(second),
        from_agent: agent,
        to_agent: AGENTS[(index + 1) % AGENTS.length],
      },
      { ...handoff, event: "handoff_received", at: at(second + 2) },
      { ...handoff, event: "task_complete", at: at(second + 7) },
    ];
  });
  const spans = AGENTS.map((agent, index) => ({
    event: "span",
    trace_id: traceId,
    id: `span-${index}`,
    ...(index === 2 ? { parent_id: "never-sent" } : {}),
    name: `work ${index}`,
    agent,
    start: at(index * 10 + 2),
    end: index === 1 ? null : at(index * 10 + 6),
  }));
  return [
    { event: "trace_started", trace_id: traceId, at: at(0), name: "Find leads" },
    ...handoffs,
    ...spans,
    { event: "trace_ended", trace_id: traceId, at: at(27), status: "succeeded" },
  ];
}

async function openStory(
  page: Page,
  { slug, key, request, query = "" }: StoryOptions,
): Promise<void> {
  const sent = await request.post("/api/v1/events", {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    data: story("replayed"),
  });
  expect(await sent.json()).toMatchObject({ rejected: [] });
  await page.goto(`/traces/replayed?project=${slug}${query}`);
}

type StoryOptions = { slug: string; key: string; request: APIRequestContext; query?: string };

test("a trace is replayed step by step, by the slider, and from a shared link", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await openStory(page, { slug: workspace.project.slug, key: workspace.key, request });
  const replay = page.getByRole("region", { name: "Replay" });
  const moment = replay.getByRole("status");

  await replay.getByRole("button", { name: "Next handoff" }).click();
  await expect(moment).toContainText(
    "1 of 3 handoffs · Handoff 1, planner to research: on its way",
  );
  await replay.getByRole("button", { name: "Next handoff" }).click();
  await expect(moment).toContainText("10.0 s of 27.0 s · 2 of 3 handoffs");
  await expect(page).toHaveURL(/[?&]at=10000&?/);
  await expect(page).toHaveURL(/handoff=h2/);

  await replay.getByRole("slider", { name: "Time of the replay" }).press("End");
  await expect(moment).toContainText("3 of 3 handoffs");
  await replay.getByRole("button", { name: "Previous handoff" }).click();
  await expect(moment).toContainText("20.0 s of 27.0 s");
  await expectAccessibleInBothSchemes(page);

  await page.goto(page.url());
  await expect(moment).toContainText("20.0 s of 27.0 s · 3 of 3 handoffs");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(moment).toContainText("20.0 s of 27.0 s");
  await expectAccessibleInBothSchemes(page);
  await replay.getByRole("button", { name: "Show the whole trace" }).click();
  await expect(page).not.toHaveURL(/[?&]at=/);
});

test("a replay plays to its end, with waits skipped and the selection following", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await openStory(page, { slug: workspace.project.slug, key: workspace.key, request });
  const replay = page.getByRole("region", { name: "Replay" });
  await replay.getByRole("combobox", { name: "Speed" }).selectOption("×25");
  await replay.getByRole("checkbox", { name: "Skip waits" }).check();
  await replay.getByRole("button", { name: "Play", exact: true }).click();

  await expect(replay.getByRole("status")).toContainText("27.0 s of 27.0 s", { timeout: 10_000 });
  await expect(replay.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/handoff=h3/);
});

test("the graph is saved as a drawing and as a picture", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await openStory(page, { slug: workspace.project.slug, key: workspace.key, request });
  const save = async (item: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };

  const svg = await save("SVG drawing");
  expect(svg.name).toBe("find-leads-replayed-agents.svg");
  const titles = await page.evaluate((source) => {
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml");
    return [...drawing.querySelectorAll("parsererror, script, title")].map(
      (element) => `${element.tagName}: ${element.textContent}`,
    );
  }, svg.bytes.toString());
  for (const agent of AGENTS) expect(titles).toContain(`title: ${agent}`);
  expect(titles.filter((title) => !title.startsWith("title:"))).toEqual([]);

  const png = await save("PNG picture");
  expect(png.name).toBe("find-leads-replayed-agents.png");
  expect(png.bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
});

test("the timeline is read and zoomed from the keyboard", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  await openStory(page, {
    slug: workspace.project.slug,
    key: workspace.key,
    request,
    query: "&view=timeline",
  });
  const tree = page.getByRole("tree", { name: "Agents and their spans in time" });
  const orphan = tree.getByRole("treeitem", { name: /work 2.*parent not received/ });
  await expect(orphan).toBeVisible();
  await expect(tree.getByRole("treeitem", { name: /work 1, open/ })).toBeVisible();

  await tree.press("End");
  await tree.press("Enter");
  await expect(page).toHaveURL(/span=span-2/);
  await tree.press("Home");
  await tree.press("ArrowLeft");
  await expect(tree.getByRole("treeitem", { name: /planner/ })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await tree.press("+");
  await expect(page).toHaveURL(/zoom=1\.6/);
  await tree.press("-");
  await expect(page).not.toHaveURL(/zoom=/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the handoffs are a list that fits", async ({ signedIn: page, workspace, request }) => {
    await openStory(page, {
      slug: workspace.project.slug,
      key: workspace.key,
      request,
      query: "&at=10000",
    });
    await expect(page.getByRole("list", { name: "Handoffs in order" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await expectAccessibleInBothSchemes(page);
  });
});
