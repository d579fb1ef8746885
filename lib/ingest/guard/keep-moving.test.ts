import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepMoving } from "./keep-moving";

const limits = { windowMs: 1_000, bytesMin: 10 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Brings `bytes` every `everyMs`, `times` over; then ends, or stays open. */
function trickle({
  bytes,
  everyMs,
  times,
  ends = true,
}: {
  bytes: number;
  everyMs: number;
  times: number;
  ends?: boolean;
}) {
  const reader = { isGone: false };
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (let n = 0; n < times && !reader.isGone; n++) {
        await new Promise((resolve) => setTimeout(resolve, everyMs));
        if (!reader.isGone) controller.enqueue(new Uint8Array(bytes));
      }
      if (ends && !reader.isGone) controller.close();
    },
    cancel: () => {
      reader.isGone = true;
    },
  });
  return { body, wasCancelled: () => reader.isGone };
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<number> {
  let total = 0;
  for await (const chunk of keepMoving(body, limits)) total += chunk.byteLength;
  return total;
}

describe("keepMoving", () => {
  it.each([
    ["a slow but steady body", { bytes: 5, everyMs: 400, times: 20 }, 100],
    ["a small body within the window", { bytes: 1, everyMs: 900, times: 1 }, 1],
    ["an empty body", { bytes: 0, everyMs: 1, times: 0 }, 0],
  ])("passes on %s", async (_what, how, total) => {
    const read = readAll(trickle(how).body);
    await vi.runAllTimersAsync();

    expect(await read).toBe(total);
  });

  it.each([
    ["stops", { bytes: 50, everyMs: 10, times: 1, ends: false }],
    ["trickles", { bytes: 1, everyMs: 200, times: 50 }],
    ["never begins", { bytes: 0, everyMs: 10, times: 0, ends: false }],
  ])("gives up a body that %s, and lets go of it", async (_what, how) => {
    const { body, wasCancelled } = trickle(how);
    const read = readAll(body).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(3_000);

    expect(await read).toMatchObject({ code: "request_timeout" });
    expect(wasCancelled()).toBe(true);
  });
});
