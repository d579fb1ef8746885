"use client";

import { createContext, use, useCallback, useMemo, useSyncExternalStore } from "react";
import { liveliestPhase, type Replay, type ReplayPhase, type ReplayStop } from "./prepare-replay";
import type { ReplayStore } from "./replay-store";

export const ReplayContext = createContext<{ replay: Replay; store: ReplayStore } | null>(null);

const NO_STOPS: readonly ReplayStop[] = [];
const subscribeToNothing = () => () => undefined;

/**
 * What a component shows of the replayed time, null being the whole trace. It renders again only when that
 * changes, not with every frame.
 */
function useReplayed<Value extends string | number | null>(
  select: (atMs: number | null) => Value,
): Value {
  const store = use(ReplayContext)?.store;
  const read = useCallback(() => select(store?.read() ?? null), [store, select]);
  return useSyncExternalStore(store?.subscribe ?? subscribeToNothing, read, read);
}

const selectPosition = (atMs: number | null): number | null => atMs;

/** The time that is shown, frame by frame. */
export function useReplayPosition(): number | null {
  return useReplayed(selectPosition);
}

/** These handoffs in time; of a page without a replay there are none. */
export function useReplayStops(handoffs: readonly { id: string }[]): readonly ReplayStop[] {
  const replay = use(ReplayContext)?.replay;
  return useMemo(() => {
    if (!replay) return NO_STOPS;
    return handoffs.map(({ id }) => replay.stopById.get(id)).filter((stop) => stop !== undefined);
  }, [replay, handoffs]);
}

/** What these handoffs together are doing; null while the whole trace is shown. */
export function useReplayPhase(stops: readonly ReplayStop[]): ReplayPhase | null {
  return useReplayed(
    useCallback((atMs) => (atMs === null ? null : liveliestPhase(stops, atMs)), [stops]),
  );
}
