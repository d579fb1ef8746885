"use client";

import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconFileText } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import type { BoardEntryDto } from "@/lib/contracts/blackboard";
import { formatQuantity } from "@/lib/format/count";
import styles from "./blackboard.module.css";
import { type KeyRow, keyRows } from "./key-tree";
import { useBoardParams } from "./use-board-params";

const INDENT_PX = 16;

/** Keys as folders by their slashes. */
export function KeyTree({ entries }: { entries: readonly BoardEntryDto[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => keyRows(entries, closed), [entries, closed]);
  const toggle = (path: string) => {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  };
  return (
    <ul className={styles["tree"]} aria-label="Keys">
      {rows.map((row) => (
        <li key={row.kind === "folder" ? `${row.path}/` : row.entry.key}>
          <Row row={row} onToggle={toggle} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row, onToggle }: { row: KeyRow; onToggle: (path: string) => void }) {
  const [{ key }, setParams] = useBoardParams();
  const style = { paddingLeft: 6 + row.depth * INDENT_PX };
  if (row.kind === "folder") {
    const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
    return (
      <UnstyledButton
        className={styles["row"] ?? ""}
        style={style}
        aria-expanded={row.isOpen}
        onClick={() => onToggle(row.path)}
      >
        <Chevron size={14} aria-hidden />
        <VisibleText text={row.name} />
        <span className={styles["muted"]}>{formatQuantity(row.count, "key")}</span>
      </UnstyledButton>
    );
  }
  return (
    <UnstyledButton
      className={styles["row"] ?? ""}
      style={style}
      aria-current={row.entry.key === key ? "true" : undefined}
      title={row.entry.key}
      onClick={() => void setParams({ key: row.entry.key, version: null })}
    >
      <IconFileText size={14} aria-hidden />
      <span className={styles["name"]}>
        <VisibleText text={row.name} />
      </span>
      <span className={styles["muted"]}>v{row.entry.version}</span>
    </UnstyledButton>
  );
}
