import { AppError } from "@/lib/errors";

/** Of one key or person at one node; a page holds one, and a worker one for each stream that it reads. */
const SEATS_MAX = 200;
const RETRY_AFTER_SECONDS = 30;

const taken = new Map<string, number>();

/** Throws `rate_limited` when `caller` holds as many live streams as one may. */
export function requireSeat(caller: string): void {
  if ((taken.get(caller) ?? 0) < SEATS_MAX) return;
  throw new AppError(
    "rate_limited",
    `${SEATS_MAX} live streams are open for you already. Close one first.`,
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}

/** Counts one live stream of `caller`; what it gives back ends that, once. */
export function takeSeat(caller: string): () => void {
  taken.set(caller, (taken.get(caller) ?? 0) + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    const left = (taken.get(caller) ?? 1) - 1;
    if (left > 0) taken.set(caller, left);
    else taken.delete(caller);
  };
}
