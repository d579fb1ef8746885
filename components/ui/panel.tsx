import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import styles from "./panel.module.css";

type PanelProps = {
  title: string;
  description?: ReactNode;
  /** Beside the title: the panel's own actions. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A titled area of a page. */
export function Panel({ title, description, actions, children }: PanelProps) {
  const headingId = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={headingId}>
      <div className={styles["head"]}>
        <div>
          <Title order={2} id={headingId}>
            {title}
          </Title>
          {description === undefined ? null : (
            <div className={styles["description"]}>{description}</div>
          )}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
