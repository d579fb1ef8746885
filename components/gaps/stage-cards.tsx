import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import styles from "./gaps.module.css";
import { LOSS_WORDS } from "./loss-words";

/** How much each stage loses, out of the handoffs whose contexts are known. */
export function StageCards({ gaps }: { gaps: GapsDto }) {
  return (
    <ul className={styles["cards"]} aria-label="Loss by stage">
      {gaps.stages.map(({ stage, facts, handoffs }) => (
        <li key={stage} className={styles["card"]}>
          <div className={styles["label"]}>{LOSS_WORDS[stage].label}</div>
          <div className={styles["figure"]}>{formatCount(facts)}</div>
          <div className={styles["meaning"]}>
            facts at {formatCount(handoffs)} of {formatCount(gaps.handoffs)} handoffs.{" "}
            {LOSS_WORDS[stage].meaning}
          </div>
        </li>
      ))}
    </ul>
  );
}
