import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./success-note.module.css";

/** That something worked, in the place where it was asked for; announced politely. */
export function SuccessNote({ children }: { children: ReactNode }) {
  return (
    <output className={styles["note"]}>
      <IconCircleCheck className={styles["icon"]} size={18} aria-hidden />
      <span>{children}</span>
    </output>
  );
}
