import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { VisibleText } from "@/components/shared/visible-text";
import { alive } from "@/components/ui/alive";
import { formatQuantity } from "@/lib/format/count";
import { readDataImage } from "@/lib/format/data-image";
import { LongText } from "./long-text";
import type { JsonRow } from "./json-rows";
import styles from "./json-view.module.css";

const DataImage = dynamic(
  () => import("@/components/shared/data-image").then((module) => alive(module.DataImage)),
  { loading: () => null },
);

type JsonLineProps = { row: JsonRow; isLong: boolean; onToggle: (path: string) => void };

/** One line: a foldable branch, its end, or a value. `isLong` shows all of a long text. */
export function JsonLine({ row, isLong, onToggle }: JsonLineProps) {
  switch (row.kind) {
    case "branch":
      return <BranchLine row={row} onToggle={onToggle} />;
    case "end":
      return <span className={styles["punctuation"]}>{row.bracket}</span>;
    case "leaf":
      return (
        <>
          <Name name={row.name} />
          <Leaf row={row} isLong={isLong} onToggle={onToggle} />
        </>
      );
  }
}

function Leaf({
  row,
  isLong,
  onToggle,
}: JsonLineProps & { row: Extract<JsonRow, { kind: "leaf" }> }) {
  const image = row.leaf === "text" ? readDataImage(row.text) : undefined;
  if (image) return <DataImage dataUrl={row.text} image={image} />;
  return (
    <LongText
      text={row.leaf === "text" ? JSON.stringify(row.text) : row.text}
      className={styles[row.leaf]}
      isLong={isLong}
      onToggle={() => onToggle(row.path)}
    />
  );
}

function BranchLine({
  row,
  onToggle,
}: {
  row: Extract<JsonRow, { kind: "branch" }>;
  onToggle: (path: string) => void;
}) {
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  const isArray = row.bracket === "[";
  const size = isArray ? formatQuantity(row.size, "item") : formatQuantity(row.size, "key");
  return (
    <button
      type="button"
      className={styles["toggle"]}
      aria-expanded={row.isOpen}
      onClick={() => onToggle(row.path)}
    >
      <Chevron className={styles["chevron"]} size={14} aria-hidden />
      <Name name={row.name} />
      <span className={styles["punctuation"]}>
        {row.isOpen ? row.bracket : `${row.bracket} … ${isArray ? "]" : "}"}`}
      </span>
      {row.isOpen ? null : <span className={styles["size"]}> {size}</span>}
    </button>
  );
}

function Name({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <>
      <VisibleText text={name} className={styles["name"]} />
      <span className={styles["punctuation"]}>: </span>
    </>
  );
}
