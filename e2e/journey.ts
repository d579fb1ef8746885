import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Cookie, type Page } from "@playwright/test";
import type { ProjectDto } from "../lib/contracts/project";

/** The same as `use.baseURL`, which worker fixtures cannot see. */
export const BASE_URL = "http://127.0.0.1:3917";
export const ADMIN = { email: "admin@example.com", password: "correct-horse-battery" };

type Journey = {
  /** Answers that the journey provokes on purpose; the browser's console names each of them. */
  expectedStatuses: number[];
  /** A signed-in page. */
  signedIn: Page;
  /** A project of this test's own, and a key of it with every scope. */
  workspace: { project: ProjectDto; key: string };
};

type Shared = {
  /** One sign-in for all journeys of a worker: the tenth within a minute is refused. */
  session: Cookie[];
};

/**
 * What the server drew takes no click until React has taken it over, which it marks. A program is there
 * sooner than any person, most of all where two share the processor.
 */
function clickOnlyWhatIsAlive(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    const response = await goto(...where);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("main button")].every((button) =>
        Object.keys(button).some((key) => key.startsWith("__reactProps")),
      ),
    );
    return response;
  };
}

/** Fails on anything that a person would find in the browser's console. */
export const test = base.extend<Journey, Shared>({
  session: [
    async ({ playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: BASE_URL });
      await request.post("/api/auth/sign-in/email", {
        headers: { origin: BASE_URL },
        data: ADMIN,
      });
      const { cookies } = await request.storageState();
      await request.dispose();
      await use(cookies);
    },
    { scope: "worker" },
  ],
  expectedStatuses: [[], { option: true }],
  page: async ({ page, expectedStatuses }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      const text = message.text();
      const isExpected = expectedStatuses.some((status) => text.includes(`status of ${status} `));
      if (message.type() === "error" && !isExpected) complaints.push(text);
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    clickOnlyWhatIsAlive(page);
    await use(page);
    expect(complaints).toEqual([]);
  },
  signedIn: async ({ page, context, session }, use) => {
    await context.addCookies(session);
    await use(page);
  },
  workspace: async ({ signedIn }, use, { testId }) => {
    const headers = { origin: BASE_URL };
    const created = await signedIn.request.post("/api/v1/projects", {
      headers,
      data: { name: `Journey ${testId}` },
    });
    const project: ProjectDto = await created.json();
    const keyed = await signedIn.request.post(`/api/v1/keys?project=${project.slug}`, {
      headers,
      data: { project: project.slug, label: "journey", scopes: ["admin"], expires_in_days: null },
    });
    const { key }: { key: string } = await keyed.json();
    await use({ project, key });
  },
});

export { expect };

/**
 * WCAG 2.2 AA, in the scheme that is shown. A page that came alive while it was read is read again: its
 * buttons had the colours of disabled ones and were none any more.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await findViolations(page);
  expect(found.length === 0 ? found : await findViolations(page)).toEqual([]);
}

async function findViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(" ")),
  }));
}

export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const shown = page.locator("html");
    await expect(shown).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    // Colours that are still on their way from one scheme to the other are nobody's contrast. Not waited
    // for: what is out of sight may never move.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) {
        const isEndless =
          animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
        if (!isEndless) animation.finish();
      }
    });
    await expectAccessible(page);
  }
}
