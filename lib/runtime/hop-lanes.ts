import { connect, type Db } from "@/db/client";
import { forgetPlans } from "@/db/kept-plans";

/** Two hops at a time a core of a small machine; more share them, and are sent one behind the other. */
const LANES = 8;
const PLANS_MS_MIN = 250;
const PLANS_MS_MAX = 60_000;

export type HopLanes = {
  /** Does it on the connection that has the least to do. */
  on: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

/**
 * Connections for what a run does between two of its agents, one each: what a hop sends together goes behind
 * each other on one of them, not over as many as are free. Opened when they are first used.
 */
export function openHopLanes(url: string): HopLanes {
  const lanes = Array.from({ length: LANES }, () => ({ ...openLane(url), atWork: 0 }));
  return {
    async on(work) {
      const lane = lanes.reduce((free, each) => (each.atWork < free.atWork ? each : free));
      lane.atWork += 1;
      try {
        return await work(lane.take());
      } finally {
        lane.atWork -= 1;
      }
    },
    close: async () => {
      await Promise.all(lanes.map(({ close }) => close()));
    },
  };
}

/**
 * A plan that is kept was made for tables of some size: for an empty one any index will do, and the one that
 * was taken reads all of a full one. So it is kept as long again as the lane was old when it was made: by
 * then the tables have about doubled.
 */
export function openLane(url: string, nowMs: () => number = () => performance.now()) {
  const { db, close } = connect(url, { max: 1, keepsPlans: true });
  const openedAt = nowMs();
  let forgetAt = openedAt + PLANS_MS_MIN;
  return {
    take: (): Db => {
      const now = nowMs();
      if (now >= forgetAt) {
        forgetAt = now + Math.min(Math.max(now - openedAt, PLANS_MS_MIN), PLANS_MS_MAX);
        forgetPlans(db);
      }
      return db;
    },
    close,
  };
}
