import { CopyButton } from "./copy-button";
import styles from "./code-block.module.css";

/** Text to be copied into a terminal or a file. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className={styles["root"]}>
      <pre
        className={styles["code"]}
        aria-label={label}
        // A scrollable area must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <code>{code}</code>
      </pre>
      <div className={styles["copy"]}>
        <CopyButton value={code} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
