import { Pool } from "lightning-pool";
import type { PoolSettings } from "@/lib/domain/agents/agent-settings";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { log } from "@/lib/log";
import type { Receipt } from "../ports";
import { type Instance, startInstance } from "./instance";
import { createRecentPeak } from "./recent-peak";

/** What is more than the pool keeps ready ends after so long without work. */
const IDLE_MS = 30_000;
const LOOK_EVERY_MS = 5_000;
/** What cannot be started is left alone for so long, but for a handoff that needs it. */
const AFTER_FAILURE_MS = 30_000;

export type PooledAgent = { file: string; agent: string; settings: PoolSettings };

type Work = {
  handoff: string;
  signal: AbortSignal;
  onReceived: (receipt: Receipt) => void;
  onAccepted: () => void;
};

/** The instances that one worker has of one agent. */
export function createAgentPool(of: PooledAgent, now: () => Nanos) {
  const counts = { coldStarts: 0, warmStarts: 0 };
  const { pool, keepReady, noteDemand, giveBack, close } = openInstances(of, now);

  const perform = async ({ handoff, signal, onReceived, onAccepted }: Work): Promise<string> => {
    const arrivedAt = now();
    const instance = await take(pool, signal);
    noteDemand();
    const isCold = instance.readyAt > arrivedAt;
    counts[isCold ? "coldStarts" : "warmStarts"] += 1;
    const readyAt = now();
    const stop = () => void instance.stop();
    signal.addEventListener("abort", stop, { once: true });
    let isSound = false;
    try {
      signal.throwIfAborted();
      const answer = await instance.perform(handoff, {
        onAccepted,
        onReceived: () => onReceived({ arrivedAt, readyAt, isCold }),
      });
      isSound = !signal.aborted;
      return answer;
    } finally {
      signal.removeEventListener("abort", stop);
      await giveBack(instance, isSound);
    }
  };
  const figures = () => {
    return { warm: pool.available, busy: pool.acquired, max: of.settings.max, ...counts };
  };
  return { keepReady, perform, figures, close };
}

export type AgentPool = ReturnType<typeof createAgentPool>;

function openInstances({ file, agent, settings }: PooledAgent, now: () => Nanos) {
  const { min_warm: minWarm, max, recycle_after: recycleAfter = Infinity } = settings;
  const peak = createRecentPeak();
  const uses = new WeakMap<Instance, number>();
  let isClosing = false;
  let quietUntilMs = 0;
  const pool = new Pool<Instance>(
    {
      create: async () => {
        const instance = await startInstance({ file, agent }, now);
        void replaceAtItsEnd(instance);
        return instance;
      },
      destroy: (instance) => instance.stop(),
      validate: (instance) => instance.isHealthy(),
    },
    { min: 0, max, validation: true, idleTimeoutMillis: IDLE_MS, houseKeepInterval: LOOK_EVERY_MS },
  );
  pool.on("error", (err: unknown) => {
    log.warn({ err, agent }, "an agent could not be started");
    quietUntilMs = msFromNanos(now()) + AFTER_FAILURE_MS;
  });
  pool.start();

  /** As many as were needed at once of late, so that the next wave finds them ready. */
  const keepReady = (): void => {
    const nowMs = msFromNanos(now());
    if (minWarm === 0 || isClosing || nowMs < quietUntilMs) return;
    const recent = peak.read(nowMs);
    // Setting it starts what is missing.
    pool.options.min = Math.min(max, Math.max(minWarm, recent));
  };
  const replaceAtItsEnd = async (instance: Instance): Promise<void> => {
    await instance.ended;
    // One at work is given back by who has it.
    if (pool.isAcquired(instance)) return;
    await pool.destroyAsync(instance);
    keepReady();
  };
  return {
    pool,
    keepReady,
    noteDemand: () => peak.note(pool.acquired, msFromNanos(now())),
    giveBack: async (instance: Instance, isSound: boolean): Promise<void> => {
      const used = (uses.get(instance) ?? 0) + 1;
      uses.set(instance, used);
      const isKept = isSound && minWarm > 0 && used < recycleAfter;
      await (isKept ? pool.releaseAsync(instance) : pool.destroyAsync(instance));
      keepReady();
    },
    /** Lets work that has begun finish. */
    close: (): Promise<void> => {
      isClosing = true;
      return pool.closeAsync();
    },
  };
}

/** Waits for a free one, as long as it is wanted. */
async function take(pool: Pool<Instance>, signal: AbortSignal): Promise<Instance> {
  signal.throwIfAborted();
  const taken = pool.acquire();
  const { promise: gone, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new Error("It was called off before it began."));
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([taken, gone]);
  } catch (error) {
    // It may still come; then it is free for others.
    taken.then(
      (instance) => pool.release(instance),
      () => undefined,
    );
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
