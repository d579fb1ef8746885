import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconArrowNarrowDown, IconKey } from "@tabler/icons-react";
import { AgentAvatar } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import type { LineageFactDto } from "@/lib/contracts/gap";
import { formatPercent } from "@/lib/format/percent";
import { describeHandoff } from "../describe-handoff";
import { factName } from "../facts/fact-name";
import { LineageCell } from "./lineage-cell";
import styles from "./lineage.module.css";
import { type Column, cellOf } from "./prepare-lineage";

const TEXT_CHARS_MAX = 120;

/** The columns in sight, and where each stands. */
export type PlacedColumn = { column: Column; index: number; leftPx: number };

export type RowsShared = {
  columns: readonly PlacedColumn[];
  columnPx: number;
  firstPx: number;
  cellProps: (row: number, column: number) => { id: string; "data-active": true | undefined };
  selectedHandoff: string | null;
  onHandoff: (column: Column) => void;
};

export function HeadRow({ columns, columnPx, firstPx, cellProps, ...shared }: RowsShared) {
  return (
    <tr className={styles["head"]} aria-rowindex={1}>
      <th {...cellProps(0, 0)} className={styles["first"]} style={{ width: firstPx }} scope="col">
        Fact
      </th>
      {columns.map(({ column, index, leftPx }) => (
        <th
          key={column.id}
          {...cellProps(0, index + 1)}
          scope="col"
          className={styles["cell"]}
          style={{ left: leftPx, width: columnPx }}
          aria-colindex={index + 2}
          data-selected={column.id === shared.selectedHandoff || undefined}
        >
          <UnstyledButton
            tabIndex={-1}
            className={styles["head-button"] ?? ""}
            onClick={() => shared.onHandoff(column)}
          >
            <VisuallyHidden>
              <VisibleText
                text={column.handoff ? describeHandoff(column.handoff) : `Handoff ${column.id}`}
              />
            </VisuallyHidden>
            <strong aria-hidden>{column.handoff?.seq ?? "?"}</strong>
            <AgentAvatar name={column.handoff?.from_agent ?? null} />
            <IconArrowNarrowDown size={12} aria-hidden />
            <AgentAvatar name={column.handoff?.to_agent ?? null} />
          </UnstyledButton>
        </th>
      ))}
    </tr>
  );
}

/** How much of the request each callee received. */
export function SurvivalRow({ columns, columnPx, firstPx, cellProps }: RowsShared) {
  return (
    <tr className={styles["survival"]} aria-rowindex={2}>
      <th {...cellProps(1, 0)} className={styles["first"]} style={{ width: firstPx }} scope="row">
        Facts of the request that arrived
      </th>
      {columns.map(({ column, index, leftPx }) => (
        <td
          key={column.id}
          {...cellProps(1, index + 1)}
          className={styles["cell"]}
          style={{ left: leftPx, width: columnPx }}
          aria-colindex={index + 2}
        >
          <span
            className={styles["bar"]}
            style={{ "--share": `${(column.survival ?? 0) * 100}%` }}
            data-unknown={column.survival === null || undefined}
            aria-hidden
          />
          <span>{column.survival === null ? "not known" : wholePercent(column.survival)}</span>
        </td>
      ))}
    </tr>
  );
}

type FactRowProps = RowsShared & {
  fact: LineageFactDto;
  /** Of the grid: heads and survival come before. */
  row: number;
  topPx: number;
  isSelected: boolean;
  onFact: (fact: LineageFactDto) => void;
  onCell: (fact: LineageFactDto, column: Column) => void;
};

export function FactRow({ fact, row, topPx, isSelected, onFact, onCell, ...shared }: FactRowProps) {
  const { columns, columnPx, firstPx, cellProps, selectedHandoff } = shared;
  return (
    <tr
      className={styles["row"]}
      style={{ transform: `translateY(${topPx}px)` }}
      aria-rowindex={row + 1}
      aria-selected={isSelected}
    >
      <th {...cellProps(row, 0)} className={styles["first"]} style={{ width: firstPx }} scope="row">
        <UnstyledButton
          tabIndex={-1}
          className={styles["fact"] ?? ""}
          title={`${fact.path}: ${fact.text.slice(0, TEXT_CHARS_MAX)}`}
          onClick={() => onFact(fact)}
        >
          {fact.is_key ? <IconKey size={13} aria-label="Key fact" /> : null}
          <strong>
            <VisibleText text={factName(fact.path)} />
          </strong>
          <VisibleText text={fact.text.slice(0, TEXT_CHARS_MAX)} />
        </UnstyledButton>
      </th>
      {columns.map(({ column, index, leftPx }) => (
        <td
          key={column.id}
          {...cellProps(row, index + 1)}
          className={styles["cell"]}
          style={{ left: leftPx, width: columnPx }}
          aria-colindex={index + 2}
          data-selected={column.id === selectedHandoff || undefined}
        >
          <LineageCell
            cell={cellOf(fact, index, column.id)}
            onSelect={() => onCell(fact, column)}
          />
        </td>
      ))}
    </tr>
  );
}

function wholePercent(share: number): string {
  return formatPercent(share).replace(/\.\d+/, "");
}
