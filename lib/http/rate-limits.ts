import { createRateLimit, type RateLimit } from "@/lib/access/rate-limit";
import { env } from "@/lib/env";

/** A wrong key is a mistake in a configuration, or a guess. */
const WRONG_KEYS_PER_MINUTE = 60;

type RateLimits = { ofCaller: RateLimit; ofAddress: RateLimit; ofWrongKeys: RateLimit };

let limits: RateLimits | undefined;

/** Of one key or person, of one address whoever asks, and of keys that are none. */
export function rateLimits(): RateLimits {
  const { BATON_CALLER_PER_MINUTE: ofCaller, BATON_ADDRESS_PER_MINUTE: ofAddress } = env();
  limits ??= {
    ofCaller: createRateLimit(ofCaller, "More requests by one caller than are allowed"),
    ofAddress: createRateLimit(ofAddress, "More requests from one address than are allowed"),
    ofWrongKeys: createRateLimit(WRONG_KEYS_PER_MINUTE, "More wrong API keys than are answered"),
  };
  return limits;
}
