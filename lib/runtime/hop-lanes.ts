import { connect, type Db } from "@/db/client";

/** Two hops at a time a core of a small machine; more share them, and are sent one behind the other. */
const LANES = 8;

/**
 * Connections for hops, one each: what a hop sends together goes behind each other on one of them, not over
 * as many as are free. Opened when they are first used.
 */
export function openHopLanes(url: string): { take: () => Db; close: () => Promise<void> } {
  const lanes = Array.from({ length: LANES }, () => connect(url, { max: 1, keepsPlans: true }));
  let turn = 0;
  return {
    take: () => {
      const lane = lanes[turn++ % LANES];
      if (!lane) throw new Error("there are no lanes");
      return lane.db;
    },
    close: async () => {
      await Promise.all(lanes.map(({ close }) => close()));
    },
  };
}
