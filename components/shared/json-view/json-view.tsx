"use client";

import { ActionIcon } from "@mantine/core";
import { IconChevronsUp, IconChevronsDown } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import dynamic from "next/dynamic";
import { CopyButton } from "@/components/shared/copy-button";
import { alive } from "@/components/ui/alive";
import { Hint } from "@/components/ui/hint";
import type { Json } from "@/lib/domain/json";
import { readDataImage } from "@/lib/format/data-image";
import { JsonLine } from "./json-line";
import { jsonRows } from "./json-rows";
import styles from "./json-view.module.css";
import { LinesView } from "./lines-view";
import { useToggledPaths } from "./use-toggled-paths";
import { VirtualLines } from "./virtual-lines";

const DataImage = dynamic(
  () => import("@/components/shared/data-image").then((module) => alive(module.DataImage)),
  { loading: () => null },
);

const OPEN_DEPTH = 2;
const HEIGHT_PX = 420;

type JsonViewProps = {
  value: Json;
  /** What the value is, for the toolbar and for assistive technology: "Context as sent". */
  label: string;
  maxHeight?: number;
  /** The value that is pointed at: its branch is open, its line in sight and marked. */
  selectedPath?: string | null;
};

/** JSON as a foldable tree, plain text as lines; only what is on screen is rendered. */
export function JsonView({
  value,
  label,
  maxHeight = HEIGHT_PX,
  selectedPath = null,
}: JsonViewProps) {
  if (typeof value === "string") {
    const image = readDataImage(value);
    if (image) return <DataImage dataUrl={value} image={image} />;
    return <PlainText text={value} label={label} maxHeight={maxHeight} />;
  }
  return <TreeView value={value} label={label} maxHeight={maxHeight} selectedPath={selectedPath} />;
}

function TreeView({ value, label, maxHeight, selectedPath }: Required<JsonViewProps>) {
  const [openDepth, setOpenDepth] = useState(OPEN_DEPTH);
  const [flipped, toggle, clear] = useToggledPaths();
  const rows = useMemo(
    () => jsonRows(value, { openDepth, flipped, revealed: selectedPath }),
    [value, openDepth, flipped, selectedPath],
  );
  const selected =
    selectedPath === null
      ? -1
      : rows.findIndex(({ kind, path }) => kind !== "end" && path === selectedPath);
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
        selected={selected}
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
    <Hint label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Hint>
  );
}

function PlainText({ text, label, maxHeight }: { text: string; label: string; maxHeight: number }) {
  const lines = useMemo(() => text.split("\n").map((line) => ({ depth: 0, text: line })), [text]);
  return <LinesView lines={lines} label={label} maxHeight={maxHeight} copy={text} />;
}
