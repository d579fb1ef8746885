"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import type { Timeline } from "../timeline/timeline-model";
import { prepareReplay } from "./prepare-replay";
import { ReplayContext } from "./replay-context";
import { createReplayStore } from "./replay-store";
import styles from "./replay.module.css";
import { type ReplayMove, SPEEDS, useReplayPlayer } from "./use-replay-player";

const ReplayBar = dynamic(() => import("./replay-bar").then((module) => module.ReplayBar), {
  ssr: false,
  loading: () => <div className={styles["bar"]} />,
});

type ReplayFrameProps = {
  timeline: Timeline;
  /** The place as the URL says, in milliseconds since the start of the trace. */
  at: number | null;
  onMove: (move: ReplayMove) => void;
  /** The drawing that is replayed. */
  children: ReactNode;
};

/** A drawing of the trace with its replay below: everything inside can ask what the replayed time is. */
export function ReplayFrame({ timeline, at, onMove, children }: ReplayFrameProps) {
  const [speed, setSpeed] = useState<number>(SPEEDS[0]);
  const [skipsWaits, setSkipsWaits] = useState(false);
  const replay = useMemo(() => prepareReplay(timeline, { skipsWaits }), [timeline, skipsWaits]);
  const place = at === null ? null : Math.min(replay.durationMs, Math.max(0, at));
  const [store] = useState(() => createReplayStore(place));
  const player = useReplayPlayer({ replay, store, speed, at: place, onMove });
  const context = useMemo(() => ({ replay, store }), [replay, store]);
  return (
    <ReplayContext value={context}>
      {children}
      {replay.stops.length > 0 ? (
        <ReplayBar
          replay={replay}
          player={player}
          speed={speed}
          onSpeed={setSpeed}
          skipsWaits={skipsWaits}
          onSkipsWaits={setSkipsWaits}
        />
      ) : null}
    </ReplayContext>
  );
}
