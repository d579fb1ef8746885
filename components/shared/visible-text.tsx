import { visibleText } from "@/lib/format/visible-text";
import styles from "./visible-text.module.css";

type VisibleTextProps = { text: string; className?: string | undefined };

/** Text that somebody else wrote: never markup, and nothing in it hides or reorders what is read. */
export function VisibleText({ text, className }: VisibleTextProps) {
  const classes = [styles["text"], className].filter(Boolean).join(" ");
  return (
    <span className={classes}>
      {visibleText(text).map((part, index) =>
        part.kind === "plain" ? (
          part.text
        ) : (
          <span key={index} className={styles["sign"]} title={`${part.code}, ${part.name}`}>
            {part.code}
            {part.count > 1 ? `×${part.count}` : ""}
          </span>
        ),
      )}
    </span>
  );
}
