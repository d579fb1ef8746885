import { Text } from "@mantine/core";
import {
  IconArrowsUpDown,
  IconMinus,
  IconPencil,
  IconPlus,
  IconToggleRight,
} from "@tabler/icons-react";
import { memo } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import { diffRules, type RuleChange } from "@/lib/domain/routing/diff-rules";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import styles from "./routing.module.css";

const LOOKS = {
  added: { label: "Added", icon: IconPlus },
  removed: { label: "Removed", icon: IconMinus },
  changed: { label: "Changed", icon: IconPencil },
  moved: { label: "Moved", icon: IconArrowsUpDown },
  switched_on: { label: "Switched on", icon: IconToggleRight },
  switched_off: { label: "Switched off", icon: IconToggleRight },
} as const satisfies Record<RuleChange["kind"], object>;

type RulesDiffProps = { before: RuleSet; after: RuleSet };

export const RulesDiff = memo(function RulesDiff({ before, after }: RulesDiffProps) {
  const changes = diffRules(before, after);
  if (changes.length === 0) return <Text c="dimmed">No difference.</Text>;
  return (
    <ul className={styles["diff"]} aria-label="Differences">
      {changes.map((change) => {
        const { label, icon: IconOfChange } = LOOKS[change.kind];
        return (
          <li key={`${change.kind} ${change.id}`}>
            <IconOfChange size={14} aria-hidden /> {label}:{" "}
            <strong>
              <VisibleText text={change.name || "(no name)"} />
            </strong>
            {change.before ? (
              <del>
                <VisibleText text={change.before} />
              </del>
            ) : null}
            {change.after ? (
              <ins>
                <VisibleText text={change.after} />
              </ins>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
});
