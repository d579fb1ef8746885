import { z } from "zod";

/** What is open for one agent, or for whoever has some tools. */
export const QueueDto = z.object({
  agent: z.string().nullable(),
  required_tools: z.array(z.string()),
  /** `worker`: the runtime's own take from it; `claim`: others come to it. */
  taken_by: z.enum(["worker", "claim"]),
  /** Handoffs that nobody has. */
  depth: z.int(),
  oldest_at: z.string().nullable(),
  /** Handoffs that somebody has in hand, and those whose agent waits for others. */
  claimed: z.int(),
  waiting: z.int(),
});
export type QueueDto = z.infer<typeof QueueDto>;
export const QueueList = z.object({ items: z.array(QueueDto) });
export type QueueList = z.infer<typeof QueueList>;

export const WorkerDto = z.object({
  id: z.string(),
  started_at: z.string(),
  seen_at: z.string(),
  busy: z.int(),
  capacity: z.int(),
  is_draining: z.boolean(),
});
export type WorkerDto = z.infer<typeof WorkerDto>;

/** The instances of one agent, in all workers. */
export const PoolDto = z.object({
  agent: z.string(),
  workers: z.int(),
  warm: z.int(),
  busy: z.int(),
  max: z.int(),
  cold_starts: z.int(),
  warm_starts: z.int(),
});
export type PoolDto = z.infer<typeof PoolDto>;

export const WorkerList = z.object({ items: z.array(WorkerDto), pools: z.array(PoolDto) });
export type WorkerList = z.infer<typeof WorkerList>;
