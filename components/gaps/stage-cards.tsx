import { TextLink } from "@/components/ui/link-button";
import { tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import styles from "./gaps.module.css";
import { LOSS_WORDS } from "@/components/shared/gaps/loss-words";

/** How much each stage loses, out of the handoffs whose contexts are known. */
export function StageCards({ gaps, view }: { gaps: GapsDto; view: ViewParams }) {
  return (
    <ul className={styles["cards"]} aria-label="Loss by stage">
      {gaps.stages.map(({ stage, facts, handoffs }) => (
        <li key={stage} className={styles["card"]}>
          <div className={styles["label"]}>{LOSS_WORDS[stage].label}</div>
          <div className={styles["figure"]}>{formatCount(facts)}</div>
          <div className={styles["meaning"]}>
            facts at{" "}
            {handoffs === 0 ? (
              formatCount(handoffs)
            ) : (
              <TextLink inherit underline="always" href={tracesHref([["gap", stage]], view)}>
                {formatCount(handoffs)}
              </TextLink>
            )}{" "}
            of {formatCount(gaps.handoffs)} handoffs. {LOSS_WORDS[stage].meaning}
          </div>
        </li>
      ))}
    </ul>
  );
}
