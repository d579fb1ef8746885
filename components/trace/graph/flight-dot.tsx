import type { ReplayStop } from "../replay/prepare-replay";
import { useReplayPosition } from "../replay/replay-context";
import styles from "./graph.module.css";

/** A handoff under way in the replay, as far along its line as it is in time. */
export function FlightDot({ path, stops }: { path: string; stops: readonly ReplayStop[] }) {
  const atMs = useReplayPosition();
  if (atMs === null) return null;
  return stops
    .filter(({ startMs, receivedMs }) => startMs <= atMs && atMs < receivedMs)
    .map(({ id, startMs, receivedMs }) => (
      <circle
        key={id}
        r={5}
        className={styles["flight"]}
        style={{
          offsetPath: `path("${path}")`,
          offsetDistance: `${(100 * (atMs - startMs)) / (receivedMs - startMs)}%`,
        }}
        aria-hidden
      />
    ));
}
