import { afterEach, expect, it, vi } from "vitest";
import { clock } from "./clock";
import { msFromNanos, nanosFromMs } from "./domain/time";

afterEach(() => {
  vi.useRealTimers();
});

it("is later at every call, and stays with the system's clock", () => {
  const times = Array.from({ length: 5000 }, clock);

  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0n))).toBe(true);
  expect(Math.abs(msFromNanos(clock()) - Date.now())).toBeLessThan(1000);
});

it("goes on through a small step back, and believes a large one", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const start = Date.now() + 60_000;
  vi.setSystemTime(start);
  const before = clock();

  vi.setSystemTime(start - 500);
  expect(clock()).toBe(before + 1n);

  vi.setSystemTime(start - 5_000);
  expect(clock()).toBe(nanosFromMs(start - 5_000));
});
