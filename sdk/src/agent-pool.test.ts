import { expect, test } from "vitest";
import { AgentPool } from "./agent-pool.ts";

function countingPool(
  options: Partial<ConstructorParameters<typeof AgentPool<{ id: number }>>[0]> = {},
) {
  let made = 0;
  const disposed: number[] = [];
  const pool = new AgentPool<{ id: number }>({
    create: async () => ({ id: (made += 1) }),
    dispose: ({ id }) => void disposed.push(id),
    ...options,
  });
  return { pool, disposed, made: () => made };
}

test("an agent that comes back is handed out again", async () => {
  const { pool, made } = countingPool();
  const first = await pool.getAgent("research");
  await pool.releaseAgent("research", first);
  expect(await pool.getAgent("research")).toBe(first);
  expect(await pool.getAgent("analysis")).not.toBe(first);
  expect(made()).toBe(2);
  expect(pool.stats()).toEqual({ warm: 0, busy: 2, coldStarts: 2, warmStarts: 1 });
});

test("what was warmed starts warm; more than five are not kept", async () => {
  const { pool, disposed, made } = countingPool();
  await pool.warm("research", 9);
  expect([made(), pool.stats().warm]).toEqual([5, 5]);
  expect(await pool.use("research", ({ cold_start }) => cold_start)).toBe(false);
  const extra = await Promise.all(Array.from({ length: 6 }, () => pool.getAgent("research")));
  for (const agent of extra) await pool.releaseAgent("research", agent);
  expect([pool.stats().warm, disposed.length]).toEqual([5, 1]);
});

test("one that broke, wore out or is unwell is not handed out again", async () => {
  let isWell = true;
  const { pool, disposed } = countingPool({ maxTasks: 2, isHealthy: () => isWell });
  const failing = pool.use("a", () => {
    throw new Error("broke");
  });
  await expect(failing).rejects.toThrow("broke");
  expect(disposed).toEqual([1]);
  await pool.use("a", () => {});
  await pool.use("a", () => {});
  expect(disposed).toEqual([1, 2]);
  await pool.warm("a", 1);
  isWell = false;
  expect(await pool.use("a", ({ agent, cold_start }) => [agent.id, cold_start])).toEqual([4, true]);
  await pool.close();
  expect([...disposed].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  expect(pool.stats()).toMatchObject({ warm: 0, busy: 0 });
});
