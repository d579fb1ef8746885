/** Slow work may take this much at once, and in the long run this share of the time. */
const AT_ONCE_MS = 1_000;
const SHARE = 0.1;

export type Allowance = { isUsedUp: () => boolean; spend: (ms: number) => void };

/** How much slow work there was lately, whoever asked for it. */
export function createAllowance(nowMs: () => number = () => performance.now()): Allowance {
  let spent = 0;
  let since = nowMs();
  const settle = () => {
    const now = nowMs();
    spent = Math.max(0, spent - (now - since) * SHARE);
    since = now;
  };
  return {
    isUsedUp: () => {
      settle();
      return spent >= AT_ONCE_MS;
    },
    spend: (ms) => {
      settle();
      spent += ms;
    },
  };
}
