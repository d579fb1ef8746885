"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useDeferredValue } from "react";
import { AgentChip } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import type { HandoffDto } from "@/lib/contracts/handoff";
import styles from "./handoff-list.module.css";
import type { OnSelect, Selection } from "./trace-view";

type HandoffListProps = {
  label: string;
  handoffs: readonly HandoffDto[];
  selection: Selection;
  onSelect: OnSelect;
};

/** What a page comes with: more would keep it from answering until React has taken all of it over. */
const FIRST_ROWS = 50;

/** The graph in words: every handoff in order. Rows out of sight are skipped by the browser. */
export function HandoffList({ label, handoffs: all, selection, onSelect }: HandoffListProps) {
  const handoffs = useDeferredValue(all, all.slice(0, FIRST_ROWS));
  return (
    <ol className={styles["list"]} aria-label={label}>
      {handoffs.map((handoff) => (
        <li key={handoff.id} className={styles["item"]}>
          <UnstyledButton
            className={styles["row"]}
            aria-current={selection.kind === "handoff" && selection.id === handoff.id}
            onClick={() => onSelect({ kind: "handoff", id: handoff.id })}
          >
            <span className={styles["ends"]}>
              <span className={styles["seq"]}>{handoff.seq}</span>
              <AgentChip name={handoff.from_agent} />
              <IconArrowRight size={14} className={styles["arrow"]} aria-label="to" />
              <AgentChip name={handoff.to_agent} />
            </span>
            <span className={styles["facts"]}>
              <OutcomeBadge
                outcome={handoff.outcome}
                standing={handoff.standing}
                flags={handoff.flags}
                plain
              />
              <span>{handoff.type}</span>
              {handoff.inferred ? <span>inferred</span> : null}
              <span className={styles["time"]}>
                <Duration ms={handoff.timing.handoff_ms} source={handoff.source} />
              </span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
