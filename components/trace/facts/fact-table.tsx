"use client";

import { Button, Text } from "@mantine/core";
import { IconArrowRight, IconKey } from "@tabler/icons-react";
import { useState } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import type { FactDto } from "@/lib/contracts/gap";
import { STAGES } from "@/lib/domain/context/fact-state";
import { formatCount } from "@/lib/format/count";
import { FactBadge, FactIcon } from "./fact-state";
import styles from "./facts.module.css";

const ROWS_AT_FIRST = 100;
const ROWS_MORE = 400;
const TEXT_CHARS_MAX = 160;

const STAGE_LABELS = {
  held: "Held",
  sent: "Sent",
  received: "Received",
  understood: "Understood",
  used: "Used",
};

type FactTableProps = {
  facts: readonly FactDto[];
  selectedPath: string | null;
  onSelect: (fact: FactDto) => void;
};

/** Each fact and its state at the five stages, side by side; stacked where there is little room. */
export function FactTable({ facts, selectedPath, onSelect }: FactTableProps) {
  const [limit, setLimit] = useState(ROWS_AT_FIRST);
  const shown = facts.slice(0, limit);
  return (
    <>
      <table className={styles["table"]} aria-label="Facts and their states">
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Status</th>
            {STAGES.map((stage) => (
              <th key={stage} scope="col" className={styles["stage"]}>
                {STAGE_LABELS[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((fact) => (
            <FactRow
              key={`${fact.path} ${fact.status}`}
              fact={fact}
              isSelected={fact.path === selectedPath}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {facts.length > limit ? (
        <div className={styles["more"]}>
          <Text size="xs" c="dimmed">
            Showing {formatCount(shown.length)} of {formatCount(facts.length)}
          </Text>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setLimit((before) => before + ROWS_MORE)}
          >
            Show more
          </Button>
        </div>
      ) : null}
    </>
  );
}

type FactRowProps = { fact: FactDto; isSelected: boolean; onSelect: (fact: FactDto) => void };

function FactRow({ fact, isSelected, onSelect }: FactRowProps) {
  return (
    <tr aria-selected={isSelected} data-selected={isSelected || undefined}>
      <th scope="row" className={styles["fact"]}>
        <button type="button" className={styles["pick"]} onClick={() => onSelect(fact)}>
          <span className={styles["path"]}>
            {fact.is_key ? <IconKey size={13} aria-label="Key fact" /> : null}
            <VisibleText text={fact.path === "" ? "(the whole)" : fact.path} />
          </span>
          <VisibleText text={clip(fact.text)} />
        </button>
        {fact.became === null ? null : <Became became={fact.became} />}
      </th>
      <td className={styles["status"]}>
        <FactBadge status={fact.status} />
      </td>
      {STAGES.map((stage) => (
        <td key={stage} className={styles["stage"]} data-label={STAGE_LABELS[stage]}>
          <FactIcon state={fact.states[stage]} />
        </td>
      ))}
    </tr>
  );
}

function Became({ became }: { became: NonNullable<FactDto["became"]> }) {
  return (
    <span className={styles["became"]}>
      <IconArrowRight size={13} aria-label="became" />
      <span className={styles["path"]}>
        <VisibleText text={became.path} />
      </span>
      <VisibleText text={clip(became.text)} />
    </span>
  );
}

function clip(text: string): string {
  return text.length > TEXT_CHARS_MAX ? `${text.slice(0, TEXT_CHARS_MAX)}…` : text;
}
