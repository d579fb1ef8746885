import { VisibleText } from "@/components/shared/visible-text";
import type { Facet } from "@/lib/contracts/trace-facets";
import type { FacetField } from "@/lib/domain/query/facets";
import { valuesAsked } from "@/lib/domain/query/toggle-value";
import type { Query } from "@/lib/domain/query/query";
import { formatCount, formatCountCompact, formatQuantity } from "@/lib/format/count";
import styles from "./facet-panel.module.css";

const TITLES: Partial<Record<FacetField, string>> = {
  status: "Status",
  finding: "Finding",
  agent: "Agent",
  outcome: "Outcome of a handoff",
  type: "Type of handoff",
  error: "Error",
  source: "Source",
};

type FacetValuesProps = { facet: Facet; query: Query; onToggle: (value: string) => void };

export function FacetValues({ facet, query, onToggle }: FacetValuesProps) {
  const { field, values, value_count } = facet;
  const asked = valuesAsked(query, field);
  const counts = new Map<string, number | null>(values.map(({ value, count }) => [value, count]));
  // What is asked for can always be taken away again.
  for (const value of asked) if (!counts.has(value)) counts.set(value, null);
  if (counts.size === 0) return null;
  const title = TITLES[field] ?? field;
  return (
    <section aria-label={title}>
      <h2 className={styles["title"]}>{title}</h2>
      <ul className={styles["values"]}>
        {[...counts].map(([value, count]) => (
          <li key={value}>
            <button
              type="button"
              className={styles["value"]}
              aria-pressed={asked.includes(value)}
              title={value}
              onClick={() => onToggle(value)}
            >
              <span className={styles["name"]}>
                <VisibleText text={value} />
              </span>
              {count === null ? null : (
                <span className={styles["count"]} title={formatQuantity(count, "trace")}>
                  {formatCountCompact(count)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {values.length < value_count ? (
        <p className={styles["note"]}>
          Top {values.length} of {formatCount(value_count)}. Type <code>{field}:</code> for the
          others.
        </p>
      ) : null}
    </section>
  );
}
