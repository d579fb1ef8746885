import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { rollUpQuietHours } from "@/lib/analysis/roll-up";
import { parseInstant } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { getReport } from "./get-report";
import { reportMarkdown } from "./report-markdown";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const AHEAD = "the clock of a sender is ahead";
const at = (text: string) => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
};

/** At seven past noon, with handoffs begun at these times. */
async function openProject(...begun: string[]) {
  const ctx = { ...(await projects.context()), now: () => at("2026-01-15T12:07:00Z") };
  const values = begun.map((when, n) => ({
    event: "handoff_initiated",
    trace_id: `t${n}`,
    handoff_id: "h",
    at: when,
    from_agent: "Desk",
    to_agent: "Buyer",
    task: "Go",
  }));
  await ingestEvents(ctx, { source: "events", values });
  return ctx;
}

type Case = {
  what: string;
  begun: string[];
  asked: { from?: string; to?: string };
  handoffs: number;
  stated: [from: string, to: string];
  days: string;
  isAhead?: boolean;
};

const CASES: Case[] = [
  {
    what: "all time, with the last handoff minutes ago",
    begun: ["2026-01-02T09:30:00Z", "2026-01-15T12:05:00Z"],
    asked: {},
    handoffs: 2,
    stated: ["2026-01-02T09:00:00.000000000Z", "2026-01-15T12:07:00.000000000Z"],
    days: "2026-01-02 to 2026-01-15",
  },
  {
    what: "a time that goes on, with the last handoff minutes ago",
    begun: ["2026-01-15T12:05:00Z"],
    asked: { from: "2026-01-08T12:07:00Z" },
    handoffs: 1,
    stated: ["2026-01-08T12:07:00.000000000Z", "2026-01-15T12:07:00.000000000Z"],
    days: "2026-01-08 to 2026-01-15",
  },
  {
    what: "all time, with the last handoff long ago, in the last hour of a day",
    begun: ["2026-01-02T09:30:00Z", "2026-01-03T23:30:00Z"],
    asked: {},
    handoffs: 2,
    stated: ["2026-01-02T09:00:00.000000000Z", "2026-01-04T00:00:00.000000000Z"],
    days: "2026-01-02 to 2026-01-03",
  },
  {
    what: "whole days",
    begun: ["2026-01-02T09:30:00Z", "2026-01-04T00:00:00Z"],
    asked: { from: "2026-01-02T00:00:00Z", to: "2026-01-04T00:00:00Z" },
    handoffs: 1,
    stated: ["2026-01-02T00:00:00.000000000Z", "2026-01-04T00:00:00.000000000Z"],
    days: "2026-01-02 to 2026-01-03",
  },
  {
    what: "a time that goes on, with a clock some minutes ahead",
    begun: ["2026-01-15T12:05:00Z", "2026-01-15T12:25:00Z"],
    asked: { from: "2026-01-08T12:07:00Z" },
    handoffs: 2,
    stated: ["2026-01-08T12:07:00.000000000Z", "2026-01-15T12:25:00.000000001Z"],
    days: "2026-01-08 to 2026-01-15",
    isAhead: true,
  },
  {
    what: "a time that goes on, with a clock in 2099: that is not of it",
    begun: ["2026-01-15T12:05:00Z", "2099-12-31T23:59:59Z"],
    asked: { from: "2026-01-08T12:07:00Z" },
    handoffs: 1,
    stated: ["2026-01-08T12:07:00.000000000Z", "2026-01-15T12:07:00.000000000Z"],
    days: "2026-01-08 to 2026-01-15",
  },
  {
    what: "all time, with clocks in 1970 and 2099: they are counted, and it says so",
    begun: ["1970-01-01T00:00:00Z", "2026-01-15T12:05:00Z", "2099-12-31T23:59:59Z"],
    asked: {},
    handoffs: 3,
    stated: ["1970-01-01T00:00:00.000000000Z", "2099-12-31T23:59:59.000000001Z"],
    days: "1970-01-01 to 2099-12-31",
    isAhead: true,
  },
];

it.each(CASES)("a report of $what states the time that it is of", async (each) => {
  const { begun, asked, handoffs, stated, days, isAhead = false } = each;
  const ctx = await openProject(...begun);
  const period = {
    from: asked.from === undefined ? undefined : at(asked.from),
    to: asked.to === undefined ? undefined : at(asked.to),
  };
  const live = await getReport(ctx, period);
  while ((await rollUpQuietHours(ctx.db, new Date("9999-01-01"))) > 0);

  const report = await getReport(ctx, period);

  expect(report).toEqual(live);
  expect([report.from, report.to]).toEqual(stated);
  expect(report.figures.handoffs).toBe(handoffs);
  expect(report.by_type.reduce((sum, { count }) => sum + count, 0)).toBe(handoffs);
  const text = reportMarkdown(report);
  expect(text).toContain(`\n\n${days}, made 2026-01-15T12:07Z. `);
  expect(text.includes(AHEAD)).toBe(isAhead);
});
