import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";

const WINDOW_SECONDS = 60;

/** Counts one more of `who`. Throws `rate_limited` above `perMinute`; 0 is no limit. */
export type RateLimit = (who: string) => Promise<void>;

/** Counted in this process: of N web processes behind one address, each allows as much. */
export function createRateLimit(perMinute: number, reason: string): RateLimit {
  if (perMinute === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  return async (who) => {
    try {
      await limiter.consume(who);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new AppError("rate_limited", `${reason}: ${perMinute} a minute. Try again later.`, {
        retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000),
      });
    }
  };
}
