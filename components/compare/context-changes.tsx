import { Unknown } from "@/components/shared/unknown";
import { VisibleText } from "@/components/shared/visible-text";
import type { CompareRow } from "@/lib/contracts/compare";
import styles from "./compare.module.css";

const SHOWN_MAX = 8;
const WORDS: Record<string, string> = {
  dropped: "not in B",
  added: "only in B",
  changed: "changed",
  truncated: "cut",
  moved: "moved",
  redacted: "hidden",
};

export function ContextChanges({ row: { a, b, context } }: { row: CompareRow }) {
  if (!a || !b) return null;
  if (!context) return <Unknown what="context" />;
  if (context.changes_total === 0) return <>the same</>;
  const shown = context.changes.slice(0, SHOWN_MAX);
  const more = context.changes_total - shown.length;
  return (
    <details>
      <summary>
        {context.changes_total === 1 ? "1 fact differs" : `${context.changes_total} facts differ`}
      </summary>
      <ul className={styles["changes"]}>
        {shown.map(({ path, text, state }) => (
          <li key={`${path} ${state}`}>
            <span className={styles["path"]}>
              <VisibleText text={path} />
            </span>{" "}
            {WORDS[state] ?? state}: <VisibleText text={text} />
          </li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </details>
  );
}
