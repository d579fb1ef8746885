import { useHotkeys, useWindowEvent } from "@mantine/hooks";
import { useRef } from "react";
import { LEADER, SEQUENCE_MS } from "@/lib/client/shortcuts";

/** Keys that decide; not those that follow `g`, which only lead to another page. */
export function useDecisionKeys(
  keys: Partial<Record<"a" | "e" | "r" | "c" | "u", () => void>>,
): void {
  const leaderAt = useRef(Number.NEGATIVE_INFINITY);
  useWindowEvent("keydown", (event) => {
    if (event.key === LEADER) leaderAt.current = event.timeStamp;
  });
  useHotkeys(
    Object.entries(keys).map(([key, run]) => [
      key,
      (event) => {
        if (event.timeStamp - leaderAt.current > SEQUENCE_MS && !event.repeat) run();
      },
    ]),
  );
}
