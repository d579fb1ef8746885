import type { QueryError } from "@/lib/domain/query/query";
import styles from "./query-bar.module.css";

/** What is wrong with a query, under it, with the place marked. */
export function QueryProblem({ id, text, error }: { id: string; text: string; error: QueryError }) {
  const { start, end } = error.place;
  const marked = text.slice(start, end);
  return (
    <p id={id} className={styles["problem"]} role="alert">
      <code className={styles["problem-text"]} aria-hidden>
        {text.slice(0, start)}
        <mark>{marked === "" ? " " : marked}</mark>
        {text.slice(end)}
      </code>
      <span>{error.message.split("`").map(toCode)}</span>
    </p>
  );
}

/** Every second part stood between backticks. */
function toCode(part: string, index: number) {
  return index % 2 === 0 ? part : <code key={index}>{part}</code>;
}
