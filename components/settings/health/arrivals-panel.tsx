import { Group, NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/shared/empty-state";
import { Panel } from "@/components/ui/panel";
import type { IngestHealth } from "@/lib/contracts/ingest-health";
import { ArrivalsTable } from "./arrivals-table";
import styles from "./health.module.css";
import { prepareArrivals } from "./prepare-arrivals";

const ArrivalsChart = dynamic(
  () => import("./arrivals-chart").then((module) => module.ArrivalsChart),
  { ssr: false, loading: () => <Skeleton className={styles["chart"]} /> },
);

const FORMS = ["chart", "table"] as const;
const parsers = {
  source: parseAsString,
  form: parseAsStringLiteral(FORMS).withDefault("chart"),
};

/** One source over time, as bars or as the same numbers in a table. */
export function ArrivalsPanel({ health }: { health: IngestHealth }) {
  const [{ source: name, form }, setChoice] = useQueryStates(parsers);
  const source = health.sources.find((each) => each.source === name) ?? health.sources[0];
  if (!source) return null;
  const arrivals = prepareArrivals(source, health);
  return (
    <Panel
      title={`Events from ${source.source}`}
      actions={
        <Group gap="xs">
          <NativeSelect
            aria-label="Source"
            w={160}
            data={health.sources.map((each) => each.source)}
            value={source.source}
            onChange={({ currentTarget }) => void setChoice({ source: currentTarget.value })}
          />
          <SegmentedControl
            aria-label="Show as"
            data={[
              { value: "chart", label: "Chart" },
              { value: "table", label: "Table" },
            ]}
            value={form}
            onChange={(chosen) => void setChoice({ form: chosen })}
          />
        </Group>
      }
    >
      {source.buckets.length === 0 ? (
        <EmptyState
          kind="nothing-matches"
          title="Nothing came in this time"
          description="Choose a longer time above."
        />
      ) : (
        <>
          {form === "chart" ? (
            <ArrivalsChart arrivals={arrivals} label={`Events from ${source.source} over time`} />
          ) : (
            <ArrivalsTable arrivals={arrivals} />
          )}
        </>
      )}
    </Panel>
  );
}
