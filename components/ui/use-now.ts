"use client";

import { useCallback, useSyncExternalStore } from "react";

/** The clock, read once per `everyMs`; undefined on the server and during hydration. */
export function useNow(everyMs = 1_000): Date | undefined {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, everyMs);
      return () => clearInterval(timer);
    },
    [everyMs],
  );
  const tick = useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / everyMs),
    () => undefined,
  );
  return tick === undefined ? undefined : new Date(tick * everyMs);
}
