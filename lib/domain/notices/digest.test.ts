import { describe, expect, it } from "vitest";
import { DigestSchedule, nextDigestMs } from "./digest";

const schedule = DigestSchedule.parse({
  time_zone: "Europe/Berlin",
  days: ["fri", "mon"],
  at: ["14:00", "09:00"],
});

describe("nextDigestMs", () => {
  it.each([
    ["before the first of the day", "2026-01-16T07:59:59Z", "2026-01-16T08:00:00Z"],
    ["at one, the one after", "2026-01-16T08:00:00Z", "2026-01-16T13:00:00Z"],
    ["after the last, over the weekend", "2026-01-16T13:00:01Z", "2026-01-19T08:00:00Z"],
    ["in summer, on the clocks of then", "2026-06-30T12:00:00Z", "2026-07-03T07:00:00Z"],
  ])("%s", (_what, after, expected) => {
    const next = nextDigestMs(Date.parse(after), schedule);

    expect(new Date(next).toISOString()).toBe(expected.replace("Z", ".000Z"));
  });

  it("is always later, also when the clocks skip its time", () => {
    const early = DigestSchedule.parse({
      time_zone: "Europe/Berlin",
      days: ["sun"],
      at: ["02:30"],
    });

    // On 29 March 2026 there is no half past two.
    const next = nextDigestMs(Date.parse("2026-03-28T12:00:00Z"), early);

    expect(new Date(next).toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(nextDigestMs(next, early)).toBeGreaterThan(next);
  });

  it.each([[{ days: [] }], [{ at: [] }], [{ at: ["25:00"] }], [{ time_zone: "Moon/Base" }]])(
    "takes no %o",
    (wrong) => {
      expect(DigestSchedule.safeParse({ ...schedule, ...wrong }).success).toBe(false);
    },
  );
});
