import styles from "./baton-mark.module.css";

/** The mark: a baton passed between two dots. Decorative; the name stands beside it. */
export function BatonMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <line
        className={styles["line"]}
        x1="11"
        y1="20.5"
        x2="21"
        y2="11.5"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <circle className={styles["dot"]} cx="5.5" cy="25.5" r="4" />
      <circle className={styles["dot"]} cx="26.5" cy="6.5" r="4" />
    </svg>
  );
}
