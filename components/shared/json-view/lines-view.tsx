"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import type { JsonTextLine } from "@/lib/format/indent-json";
import styles from "./json-view.module.css";
import { LongText } from "./long-text";
import { useToggledPaths } from "./use-toggled-paths";
import { VirtualLines } from "./virtual-lines";

type LinesViewProps = {
  lines: readonly JsonTextLine[];
  label: string;
  maxHeight: number;
  /** What the copy button gives. */
  copy: string | (() => string);
  /** Below the lines: how much of the text this is, and how to get more. */
  footer?: ReactNode;
};

/** Text as lines of which only the visible ones exist in the page. */
export function LinesView({ lines, label, maxHeight, copy, footer }: LinesViewProps) {
  const [long, toggle] = useToggledPaths();
  return (
    <div className={styles["root"]}>
      <div className={styles["toolbar"]}>
        <span>{label}</span>
        <CopyButton value={copy} label={`Copy ${label.toLowerCase()}`} />
      </div>
      <VirtualLines
        count={lines.length}
        maxHeight={maxHeight}
        label={label}
        depthOf={(index) => lines[index]?.depth ?? 0}
      >
        {(index) => (
          <LongText
            text={lines[index]?.text ?? ""}
            className={undefined}
            isLong={long.has(String(index))}
            onToggle={() => toggle(String(index))}
          />
        )}
      </VirtualLines>
      {footer === undefined ? null : <div className={styles["footer"]}>{footer}</div>}
    </div>
  );
}
