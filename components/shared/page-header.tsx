import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./page-header.module.css";

type PageHeaderProps = { title: ReactNode; description?: ReactNode; children?: ReactNode };

/** The one h1 of a page, a sentence under it, and the page's actions on the right. */
export function PageHeader({ title, description, children }: PageHeaderProps) {
  return (
    <header className={styles["header"]}>
      <div className={styles["words"]}>
        <Title order={1}>{title}</Title>
        {description === undefined ? null : (
          <div className={styles["description"]}>{description}</div>
        )}
      </div>
      {children === undefined ? null : <div className={styles["actions"]}>{children}</div>}
    </header>
  );
}
