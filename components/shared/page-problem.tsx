import { describeProblem } from "./describe-problem";
import styles from "./plain.module.css";

type PageProblemProps = { title: string; problem: unknown; onRetry: () => void };

/** What became of a page, and a way to try again. It comes with every page, so it is plain elements. */
export function PageProblem({ title, problem, onRetry }: PageProblemProps) {
  const { message, requestId } = describeProblem(problem);
  return (
    <section role="alert" className={styles["problem"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <p>{message}</p>
      {requestId === null ? null : (
        <p>
          Request <code>{requestId}</code>
        </p>
      )}
      <button type="button" className={styles["button"]} onClick={onRetry}>
        Try again
      </button>
    </section>
  );
}
