"use client";

import { EmptyState as MantineEmptyState } from "@mantine/core";
import { IconInbox, IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

type EmptyStateProps = {
  /** `nothing-yet`: there is no data at all. `nothing-matches`: filters hide what there is. */
  kind: "nothing-yet" | "nothing-matches";
  title: string;
  /** What to do next, in one sentence. */
  description?: ReactNode;
  /** The button or link that does it. */
  children?: ReactNode;
};

export function EmptyState({ kind, title, description, children }: EmptyStateProps) {
  const IconOfKind = kind === "nothing-yet" ? IconInbox : IconSearchOff;
  return (
    <MantineEmptyState
      classNames={styles}
      data-kind={kind}
      size="sm"
      icon={<IconOfKind stroke={1.5} aria-hidden />}
      title={title}
      description={description}
    >
      {children ? <MantineEmptyState.Actions>{children}</MantineEmptyState.Actions> : null}
    </MantineEmptyState>
  );
}
