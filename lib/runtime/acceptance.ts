import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { acceptTask } from "@/lib/services/tasks/answer-task";

/** Work that is done sooner carries its acceptance with its end. */
const TELL_AFTER_MS = 30;

export type Acceptance = {
  accept: () => Promise<void>;
  /** When it was accepted, if nobody was told: who asks tells it. */
  takeOver: () => Promise<Nanos | undefined>;
  /** Tells it now, if it is still to be told. */
  tell: () => Promise<void>;
};

/**
 * That an agent took its work on. It is told within moments, and once: most agents of ours have then
 * answered already, and a transaction is saved. `lost` hears that the work is no longer this worker's.
 */
export function createAcceptance(
  ctx: ServiceContext,
  { handoffId, lease }: Pick<TaskRow, "handoffId" | "lease">,
  lost: () => void,
): Acceptance {
  let untold: Nanos | undefined;
  let telling: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    clearTimeout(timer);
    const at = untold;
    if (at === undefined) return telling ?? Promise.resolve();
    untold = undefined;
    telling = acceptTask(ctx, { handoffId, lease, at }).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof AppError) return lost();
        // A database that is away for a moment takes nothing away: the end tells it.
        untold = at;
      },
    );
    return telling;
  };
  return {
    accept: async () => {
      if (untold !== undefined || telling) return;
      untold = ctx.now();
      timer = setTimeout(() => void tell(), TELL_AFTER_MS);
    },
    takeOver: async () => {
      clearTimeout(timer);
      await telling;
      const at = untold;
      untold = undefined;
      return at;
    },
    tell,
  };
}
