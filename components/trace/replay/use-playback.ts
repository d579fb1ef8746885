"use client";

import { useEffect, useEffectEvent } from "react";
import type { Replay } from "./prepare-replay";
import type { ReplayStore } from "./replay-store";

type PlaybackOptions = {
  isPlaying: boolean;
  replay: Replay;
  store: ReplayStore;
  speed: number;
  onFrame: (playMs: number, nowMs: number) => void;
};

/** Counts playing time with the browser's frames, from where the replay stands. */
export function usePlayback({ isPlaying, replay, store, speed, onFrame }: PlaybackOptions): void {
  const scale = useEffectEvent((elapsedMs: number) => elapsedMs * speed);
  const show = useEffectEvent(onFrame);
  useEffect(() => {
    if (!isPlaying) return;
    let playMs = replay.playTime.toPlayMs(store.read() ?? 0);
    let lastMs: number | undefined;
    const tick = (nowMs: number): void => {
      playMs += scale(nowMs - (lastMs ?? nowMs));
      lastMs = nowMs;
      frame = requestAnimationFrame(tick);
      show(playMs, nowMs);
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, replay, store]);
}
