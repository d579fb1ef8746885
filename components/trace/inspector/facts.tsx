import type { ReactNode } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import styles from "./inspector.module.css";

/** Names and values; a fact nobody reported takes no room. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles["facts"]}>
      {facts.map(([label, value]) =>
        value === null || value === "" ? null : (
          <div key={label} className={styles["fact"]}>
            <dt>{label}</dt>
            <dd>{typeof value === "string" ? <VisibleText text={value} /> : value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
