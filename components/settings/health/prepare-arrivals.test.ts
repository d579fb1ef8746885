import { expect, it } from "vitest";
import { prepareArrivals } from "./prepare-arrivals";

const NOTHING = { accepted: 0, duplicates: 0, rejected: 0, lag_ms: null };

it("fills the buckets in which nothing came, from the one that holds the start", () => {
  const some = { accepted: 3, duplicates: 1, rejected: 2, lag_ms: { p50: 5, p95: 9 } };
  const period = {
    from: "2026-01-15T12:07:00.000Z",
    to: "2026-01-15T12:18:00.000Z",
    bucket_ms: 300_000,
  };

  const arrivals = prepareArrivals(
    { buckets: [{ at: "2026-01-15T12:10:00.000Z", bytes: 7, ...some }] },
    period,
  );

  expect(arrivals).toEqual([
    { at: "2026-01-15T12:05:00.000Z", ...NOTHING },
    { at: "2026-01-15T12:10:00.000Z", ...some },
    { at: "2026-01-15T12:15:00.000Z", ...NOTHING },
  ]);
});
