"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { traceFacetsCache } from "@/lib/client/trace-facets";
import type { TraceListView } from "@/lib/client/traces";
import { parseQuery } from "@/lib/domain/query/parse-query";
import { printQuery } from "@/lib/domain/query/print-query";
import { toggleValue } from "@/lib/domain/query/toggle-value";
import { formatCount } from "@/lib/format/count";
import styles from "./facet-panel.module.css";
import { FacetValues } from "./facet-values";

type FacetPanelProps = { view: TraceListView; isLive: boolean; onQuery: (q: string) => void };

/** What the traces have in common; a click adds a value to the query, another takes it away. */
export function FacetPanel({ view, isLive, onQuery }: FacetPanelProps) {
  const parsed = parseQuery(view.q);
  const isReadable = parsed.kind === "parsed";
  const query = isReadable ? parsed.query : [];
  const facets = useQuery({ ...traceFacetsCache.panel(view, isLive), enabled: isReadable });
  if (!isReadable) return <p className={styles["note"]}>Nothing to count yet.</p>;
  if (facets.isError) {
    return (
      <ProblemAlert
        title="The values could not be counted"
        problem={facets.error}
        onRetry={() => void facets.refetch()}
        isRetrying={facets.isFetching}
      />
    );
  }
  if (!facets.data) return <Skeleton h={320} />;
  const { facets: fields, counted, counted_max } = facets.data;
  return (
    <div className={styles["panel"]}>
      {counted === 0 ? <p className={styles["note"]}>No trace, so nothing to choose.</p> : null}
      {fields.map((facet) => (
        <FacetValues
          key={facet.field}
          facet={facet}
          query={query}
          onToggle={(value) => onQuery(printQuery(toggleValue(query, facet.field, value)))}
        />
      ))}
      {counted >= counted_max ? (
        <p className={styles["note"]}>Counted in the newest {formatCount(counted)} traces.</p>
      ) : null}
    </div>
  );
}
