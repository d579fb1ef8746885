"use client";

import { SegmentedControl, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { GapDto } from "@/lib/contracts/gap";
import { formatCount } from "@/lib/format/count";
import { Waiting } from "../waiting";
import { FactTable } from "./fact-table";
import styles from "./facts.module.css";
import { GapSummary } from "./gap-summary";
import { FACT_FILTERS, type FactFilter, filterFacts, prepareGap } from "./prepare-gap";

const FILTER_LABELS: Record<FactFilter, string> = {
  losses: "Losses",
  key: "Key facts",
  all: "All",
};

type GapSectionProps = {
  gap: UseQueryResult<GapDto>;
  /** Null: losses where there are any, else all. */
  filter: FactFilter | null;
  onFilter: (filter: FactFilter) => void;
  selectedPath: string | null;
  onPath: (path: string) => void;
};

/** What became of each fact of one handoff. */
export function GapSection({ gap, ...shown }: GapSectionProps) {
  if (gap.isPending) return <Waiting label="Comparing what was sent and received" />;
  if (gap.isError) {
    return (
      <ProblemAlert
        problem={gap.error}
        title="The stages could not be compared"
        onRetry={() => void gap.refetch()}
        isRetrying={gap.isFetching}
      />
    );
  }
  return <Gap {...shown} gap={gap.data} />;
}

type GapProps = Omit<GapSectionProps, "gap"> & { gap: GapDto };

function Gap({ gap, filter, onFilter, selectedPath, onPath }: GapProps) {
  const prepared = useMemo(() => prepareGap(gap), [gap]);
  const { counts } = prepared;
  const shown = filter ?? (counts.losses > 0 ? "losses" : "all");
  const facts = useMemo(() => filterFacts(gap.facts, shown), [gap, shown]);
  return (
    <div className={styles["facts"]}>
      <GapSummary prepared={prepared} score={gap.gap_score} />
      {counts.all === 0 ? null : (
        <div className={styles["bar"]}>
          <SegmentedControl
            aria-label="Which facts"
            value={shown}
            onChange={(value) => onFilter(FACT_FILTERS.find((each) => each === value) ?? "all")}
            data={FACT_FILTERS.map((value) => ({
              value,
              label: `${FILTER_LABELS[value]} ${formatCount(counts[value])}`,
            }))}
          />
        </div>
      )}
      {facts.length === 0 && counts.all > 0 ? (
        <Text c="dimmed">{shown === "key" ? "No ids or constraints." : "Nothing was lost."}</Text>
      ) : null}
      {facts.length === 0 ? null : (
        <FactTable
          key={shown}
          facts={facts}
          selectedPath={selectedPath}
          onSelect={({ path }) => onPath(path)}
        />
      )}
    </div>
  );
}
