const WINDOW_MS = 60_000;
const ATTEMPTS_MAX = 10;

/**
 * Attempts per account, beside the auth library's limit per address: whoever reaches the server
 * directly may write any `X-Forwarded-For`, but must still name the account.
 */
export function createSignInLimit() {
  let attempts = new Map<string, number>();
  let endsAt = 0;

  return function tryAttempt(account: string, nowMs: number): { waitSeconds: number } {
    if (nowMs >= endsAt) {
      attempts = new Map();
      endsAt = nowMs + WINDOW_MS;
    }
    const key = account.trim().toLowerCase();
    const count = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, count);
    return { waitSeconds: count > ATTEMPTS_MAX ? Math.ceil((endsAt - nowMs) / 1000) : 0 };
  };
}
