"use client";

import { Text } from "@mantine/core";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import styles from "./facts.module.css";
import type { PreparedGap } from "./prepare-gap";

type GapSummaryProps = { prepared: PreparedGap; score: number | null };

/** What was lost, in one line; of what kind; and what is not known. */
export function GapSummary({ prepared, score }: GapSummaryProps) {
  return (
    <section aria-label="What became of the context" className={styles["summary"]}>
      <Text fw={600}>{prepared.summary}</Text>
      {score === null ? null : (
        <Text size="xs" c="dimmed">
          Gap score {formatPercent(score)}: the share of what was sent that did not arrive, ids and
          constraints counted double.
        </Text>
      )}
      <dl className={styles["losses"]}>
        {prepared.losses.map(({ kind, label, meaning, count }) => (
          <div key={kind} className={styles["loss"]} data-some={(count ?? 0) > 0 || undefined}>
            <dt>{label}</dt>
            <dd>
              <strong>{count === null ? "not known" : formatCount(count)}</strong>
              <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      {prepared.limits.map((limit) => (
        <Text key={limit} size="xs" c="dimmed">
          {limit}
        </Text>
      ))}
    </section>
  );
}
