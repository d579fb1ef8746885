import type { Db } from "@/db/client";
import { deleteWorker, saveWorker } from "@/db/queries/runtime/workers";
import type { PoolFigures } from "./ports";

type Worker = {
  id: string;
  capacity: number;
  pools: () => readonly PoolFigures[];
  draining: AbortSignal;
};

/** What a worker says of itself, for who looks at the workers; work goes on without it. */
export function createSigns(db: Db, { id, capacity, pools, draining }: Worker) {
  let busy = 0;
  return {
    counted: async (work: () => Promise<void>): Promise<void> => {
      busy += 1;
      try {
        await work();
      } finally {
        busy -= 1;
      }
    },
    give: async (): Promise<number> => {
      await saveWorker(db, { id, busy, capacity, isDraining: draining.aborted }, pools());
      return 0;
    },
    end: () => deleteWorker(db, id),
  };
}
