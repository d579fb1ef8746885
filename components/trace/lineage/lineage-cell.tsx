import { UnstyledButton } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { toneColor } from "@/components/ui/tone";
import { factLook } from "../facts/fact-look";
import styles from "./lineage.module.css";
import { type Cell, WHY_WORDS } from "./prepare-lineage";

type LineageCellProps = { cell: Cell; onSelect: () => void };

/** The state of one fact at one handoff, in a sign; all of it in words for whoever hears it. */
export function LineageCell({ cell, onSelect }: LineageCellProps) {
  const { tone, icon: StateIcon } = factLook(cell.state);
  const words = cellWords(cell);
  return (
    <UnstyledButton
      tabIndex={-1}
      className={styles["cell-button"] ?? ""}
      data-lost={cell.isLostHere || undefined}
      data-needed={cell.why.length > 0 || undefined}
      style={{ color: toneColor(tone) }}
      aria-label={words}
      title={words}
      onClick={onSelect}
    >
      <StateIcon size={15} stroke={2} aria-hidden />
      {cell.why.length > 0 ? <IconFlag size={12} className={styles["flag"]} aria-hidden /> : null}
    </UnstyledButton>
  );
}

export function cellWords({ state, isLostHere, why }: Cell): string {
  const { label, meaning } = factLook(state);
  const needed = why.map((each) => WHY_WORDS[each]).join(", ");
  return [
    `${label}: ${meaning}`,
    ...(isLostHere ? ["lost here"] : []),
    ...(why.length > 0 ? [`needed here: the agent ${needed}`] : []),
  ].join("; ");
}
