"use client";

import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { currentStop, instantAt, type Replay, stepStop } from "./prepare-replay";
import type { ReplayStore } from "./replay-store";
import { usePlayback } from "./use-playback";

export const SPEEDS = [1, 2, 5, 10, 25, 100] as const;
/** Selecting loads what is selected: while playing, not more often than this. */
const FOLLOW_EVERY_MS = 250;

/** Where the replay went, and the handoff that is current there. */
export type ReplayMove = { at: number | null; handoffId: string | undefined };

type PlayerOptions = {
  replay: Replay;
  store: ReplayStore;
  speed: number;
  /** The place as the URL says. */
  at: number | null;
  onMove: (move: ReplayMove) => void;
};

/** Plays, pauses, steps and scrubs; the place goes to the URL when it rests, and now and then on the way. */
export function useReplayPlayer({ replay, store, speed, at, onMove }: PlayerOptions) {
  const [isPlaying, setPlaying] = useState(false);
  const isCalm = useReducedMotion();
  const told = useRef<{ at: number | null; id: string | undefined; whenMs: number }>({
    at,
    id: undefined,
    whenMs: 0,
  });

  const tell = (atMs: number | null, whenMs: number): void => {
    const rounded = atMs === null ? null : Math.round(atMs * 1_000) / 1_000;
    const id = atMs === null ? undefined : currentStop(replay, atMs)?.id;
    told.current = { at: rounded, id, whenMs };
    onMove({ at: rounded, handoffId: id });
  };
  const rest = (atMs: number | null): void => {
    setPlaying(false);
    store.write(atMs);
    tell(atMs, 0);
  };
  usePlayback({
    isPlaying,
    replay,
    store,
    speed,
    onFrame: (playMs, nowMs) => {
      if (playMs >= replay.playTime.durationMs) {
        rest(replay.durationMs);
        return;
      }
      const exactMs = replay.playTime.toTraceMs(playMs);
      const atMs = isCalm ? instantAt(replay, exactMs) : exactMs;
      store.write(atMs);
      const hasMoved = currentStop(replay, atMs)?.id !== told.current.id;
      if (hasMoved && nowMs - told.current.whenMs >= FOLLOW_EVERY_MS) tell(atMs, nowMs);
    },
  });

  // The URL, when it was changed elsewhere: a link, or the way back.
  const follow = useEffectEvent((urlMs: number | null) => {
    if (!isPlaying && urlMs !== told.current.at) store.write(urlMs);
  });
  useEffect(() => follow(at), [at]);

  const play = (): void => {
    const atMs = store.read();
    store.write(atMs === null || atMs >= replay.durationMs ? 0 : atMs);
    setPlaying(true);
  };
  return {
    isPlaying,
    toggle: () => (isPlaying ? rest(store.read()) : play()),
    /** Shows a place at once; `rest` keeps it. */
    scrub: (atMs: number) => {
      setPlaying(false);
      store.write(atMs);
    },
    rest,
    step: (by: 1 | -1) => rest(stepStop(replay, store.read() ?? (by === 1 ? -1 : Infinity), by)),
  };
}

export type ReplayPlayer = ReturnType<typeof useReplayPlayer>;
