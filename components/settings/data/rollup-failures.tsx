import { Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import type { DataDto } from "@/lib/contracts/data-life";

type Failure = DataDto["rollup_failures"][number];

const WHAT: Record<Failure["kind"], string> = {
  hours: "Handoffs by hour and day",
  weeks: "Handoffs by week",
  gap_days: "Context gaps by day",
  found_days: "Findings and lost facts by day",
};

/** Nothing where all is well. */
export function RollupFailures({ failures }: { failures: readonly Failure[] }) {
  if (failures.length === 0) return null;
  return (
    <Panel
      title="Figures that could not be added up"
      description="Until it succeeds, pages count these handoffs one by one: they are slow, and may fail for the same reason."
    >
      {failures.map(({ kind, reason, failures: times, failed_at, retry_at }) => (
        <Text key={kind}>
          {WHAT[kind]}: <VisibleText text={reason} />. It failed {times}{" "}
          {times === 1 ? "time" : "times"}, the last at <Instant at={failed_at} />, and is tried
          again at <Instant at={retry_at} />.
        </Text>
      ))}
    </Panel>
  );
}
