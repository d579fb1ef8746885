import type { Page } from "@playwright/test";

declare global {
  interface Window {
    bench: { marks: Record<string, number>; longestTaskMs: number };
  }
}

/** Notes, frame by frame, when what a reader waits for is there; runs in the page before its scripts. */
export function watchPage(): void {
  const bench = { marks: {} as Record<string, number>, longestTaskMs: 0 };
  window.bench = bench;
  const signs: Record<string, () => boolean> = {
    // React marks what it has hydrated: from then on a click does something.
    list: () =>
      Object.keys(document.querySelector("ol li button") ?? {}).some((key) =>
        key.startsWith("__reactProps"),
      ),
    graph: () => document.querySelector(".react-flow__edge path") !== null,
    spans: () => document.querySelector('[role="treeitem"][aria-expanded]') !== null,
  };
  const look = () => {
    for (const [name, isThere] of Object.entries(signs)) {
      if (bench.marks[name] === undefined && isThere()) bench.marks[name] = performance.now();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      bench.longestTaskMs = Math.max(bench.longestTaskMs, duration);
    }
  }).observe({ type: "longtask" });
}

export async function waitForMark(page: Page, name: string): Promise<number> {
  await page.waitForFunction((mark) => window.bench.marks[mark] !== undefined, name);
  return page.evaluate((mark) => window.bench.marks[mark] ?? Number.NaN, name);
}

/** Compressed size of the page's own scripts; the layout worker is loaded apart from them. */
export async function readScripts(page: Page): Promise<{ kb: number; files: number }> {
  return page.evaluate(() => {
    const scripts = performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { kb: Math.round(bytes / 1000), files: scripts.length };
  });
}

/** The longest task while `act` runs; anything under 50 ms is not even noted by the browser. */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.bench.longestTaskMs = 0;
  });
  await act();
  return page.evaluate(() => Math.round(window.bench.longestTaskMs));
}
