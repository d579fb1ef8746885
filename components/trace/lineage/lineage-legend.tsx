import { IconFlag } from "@tabler/icons-react";
import { toneColor } from "@/components/ui/tone";
import type { FactState } from "@/lib/domain/context/fact-state";
import { factLook } from "../facts/fact-look";
import styles from "./lineage.module.css";

const STATES: readonly FactState[] = [
  "kept",
  "moved",
  "changed",
  "truncated",
  "dropped",
  "added",
  "absent",
  "unknown",
];

/** The signs of the matrix in words. */
export function LineageLegend() {
  return (
    <div className={styles["legend"]}>
      {STATES.map((state) => {
        const { label, tone, icon: StateIcon } = factLook(state);
        return (
          <span key={state}>
            <StateIcon size={13} style={{ color: toneColor(tone) }} aria-hidden /> {label}
          </span>
        );
      })}
      <span>
        <IconFlag size={12} style={{ color: toneColor("waiting") }} aria-hidden /> Needed here
      </span>
      <span>Red frame: lost here</span>
    </div>
  );
}
