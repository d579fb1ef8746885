import type { FindingRefDto } from "@/lib/contracts/finding";
import styles from "./traces.module.css";

/** `credential-leak +2`: the first finding, and how many more there are. */
export function TraceFindings({ findings }: { findings: readonly FindingRefDto[] }) {
  const [first, ...others] = findings;
  if (first === undefined) return null;
  return (
    <span className={styles["finding"]} title={findings.map(({ title }) => title).join("\n")}>
      <span className={styles["finding-kind"]}>{first.kind}</span>
      {others.length === 0 ? null : <span> +{others.length}</span>}
    </span>
  );
}
