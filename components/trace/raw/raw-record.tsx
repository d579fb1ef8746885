"use client";

import type { ReactNode } from "react";
import { Instant } from "@/components/shared/instant";
import { VisibleText } from "@/components/shared/visible-text";
import styles from "./raw.module.css";

type RawRecordProps = {
  kind: string;
  name: string;
  at: string | null;
  isOpen: boolean;
  onToggle: () => void;
  /** The record itself: drawn, and asked for, only while it is open. */
  children: ReactNode;
};

export function RawRecord({ kind, name, at, isOpen, onToggle, children }: RawRecordProps) {
  return (
    <div className={styles["record"]}>
      <button type="button" className={styles["summary"]} aria-expanded={isOpen} onClick={onToggle}>
        <code>{kind}</code>
        <VisibleText text={name} className={styles["name"]} />
        <Instant at={at} as="clock" />
      </button>
      {isOpen ? <div className={styles["body"]}>{children}</div> : null}
    </div>
  );
}
