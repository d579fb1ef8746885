"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChevronsUp, IconChevronsDown } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import type { Json } from "@/lib/domain/json";
import { JsonLine } from "./json-line";
import { jsonRows } from "./json-rows";
import styles from "./json-view.module.css";
import { LongText } from "./long-text";
import { VirtualLines } from "./virtual-lines";

const OPEN_DEPTH = 2;
const HEIGHT_PX = 420;

type JsonViewProps = {
  value: Json;
  /** What the value is, for the toolbar and for assistive technology: "Context as sent". */
  label: string;
  maxHeight?: number;
};

/** JSON as a foldable tree, plain text as lines; only what is on screen is rendered. */
export function JsonView({ value, label, maxHeight = HEIGHT_PX }: JsonViewProps) {
  return typeof value === "string" ? (
    <TextView text={value} label={label} maxHeight={maxHeight} />
  ) : (
    <TreeView value={value} label={label} maxHeight={maxHeight} />
  );
}

function TreeView({ value, label, maxHeight }: Required<JsonViewProps>) {
  const [openDepth, setOpenDepth] = useState(OPEN_DEPTH);
  const [flipped, toggle, clear] = useToggledPaths();
  const rows = useMemo(() => jsonRows(value, { openDepth, flipped }), [value, openDepth, flipped]);
  const foldTo = (depth: number) => {
    setOpenDepth(depth);
    clear();
  };

  return (
    <div className={styles["root"]}>
      <div className={styles["toolbar"]}>
        <span>{label}</span>
        <span className={styles["actions"]}>
          <FoldButton label="Expand all" onClick={() => foldTo(Number.POSITIVE_INFINITY)}>
            <IconChevronsDown size={14} aria-hidden />
          </FoldButton>
          <FoldButton label="Collapse" onClick={() => foldTo(1)}>
            <IconChevronsUp size={14} aria-hidden />
          </FoldButton>
          <CopyButton
            value={() => JSON.stringify(value, null, 2)}
            label={`Copy ${label.toLowerCase()}`}
          />
        </span>
      </div>
      <VirtualLines
        count={rows.length}
        maxHeight={maxHeight}
        label={label}
        depthOf={(index) => rows[index]?.depth ?? 0}
      >
        {(index) => {
          const row = rows[index];
          if (!row) return null;
          return <JsonLine row={row} isLong={flipped.has(row.path)} onToggle={toggle} />;
        }}
      </VirtualLines>
    </div>
  );
}

type FoldButtonProps = { label: string; onClick: () => void; children: ReactNode };

function FoldButton({ label, onClick, children }: FoldButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function TextView({
  text,
  label,
  maxHeight,
}: { text: string } & Omit<Required<JsonViewProps>, "value">) {
  const lines = useMemo(() => text.split("\n"), [text]);
  const [long, toggle] = useToggledPaths();
  return (
    <div className={styles["root"]}>
      <div className={styles["toolbar"]}>
        <span>{label}</span>
        <CopyButton value={text} label={`Copy ${label.toLowerCase()}`} />
      </div>
      <VirtualLines count={lines.length} maxHeight={maxHeight} label={label} depthOf={() => 0}>
        {(index) => (
          <LongText
            text={lines[index] ?? ""}
            className={undefined}
            isLong={long.has(String(index))}
            onToggle={() => toggle(String(index))}
          />
        )}
      </VirtualLines>
    </div>
  );
}

function useToggledPaths() {
  const [paths, setPaths] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string) =>
    setPaths((before) => {
      const after = new Set(before);
      if (!after.delete(path)) after.add(path);
      return after;
    });
  return [paths, toggle, () => setPaths(new Set())] as const;
}
