"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { formatCount, formatQuantity } from "@/lib/format/count";
import styles from "./graph.module.css";
import type { ShownPart } from "./limit-graph";

type GraphNoteProps = {
  part: ShownPart;
  onPage: (page: number) => void;
  onShowAllAgents: () => void;
};

/** What the graph leaves out, and the way to it. */
export function GraphNote({ part, onPage, onShowAllAgents }: GraphNoteProps) {
  switch (part.kind) {
    case "all":
      return (
        <p className={styles["hint"]}>
          Numbers are the order of handoffs. Dashed lines are inferred.
        </p>
      );
    case "agents":
      return (
        <p className={styles["hint"]}>
          Showing the {part.shown} busiest of {formatQuantity(part.total, "agent")}.{" "}
          <Button variant="default" size="compact-xs" onClick={onShowAllAgents}>
            Show all
          </Button>
        </p>
      );
    case "steps":
      return (
        <p className={styles["hint"]}>
          <ActionIcon
            size="sm"
            aria-label="Earlier steps"
            disabled={part.page === 0}
            onClick={() => onPage(part.page - 1)}
          >
            <IconChevronLeft size={14} aria-hidden />
          </ActionIcon>
          Showing steps {formatCount(part.from)}–{formatCount(part.to)} of {formatCount(part.total)}
          <ActionIcon
            size="sm"
            aria-label="Later steps"
            disabled={part.page === part.pages - 1}
            onClick={() => onPage(part.page + 1)}
          >
            <IconChevronRight size={14} aria-hidden />
          </ActionIcon>
        </p>
      );
  }
}
