import { Button } from "@mantine/core";
import { AgentStack } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { StatusBadge } from "@/components/shared/status-badge";
import { formatQuantity } from "@/lib/format/count";
import { ChooseTrace, NameLink, type TraceRow } from "./columns";
import styles from "./traces.module.css";

type TraceCardsProps = {
  rows: readonly TraceRow[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** The list on a phone: one card per trace. */
export function TraceCards({ rows, hasMore, isLoadingMore, onMore }: TraceCardsProps) {
  return (
    <>
      <ul className={styles["cards"]} aria-label="Traces">
        {rows.map(({ trace, view, ...choice }) => (
          <li key={trace.id} className={styles["card"]}>
            <div className={styles["card-line"]}>
              <NameLink trace={trace} view={view} />
              <StatusBadge status={trace.status} plain />
            </div>
            <div className={styles["card-line"]}>
              <AgentStack names={trace.agents} />
              <span>{formatQuantity(trace.handoff_count, "handoff")}</span>
              <Duration ms={trace.duration_ms} source={trace.source} />
            </div>
            <div className={styles["card-facts"]}>
              <Instant at={trace.started_at} /> · {trace.source}
              <ChooseTrace trace={trace} view={view} {...choice} label="Compare" />
            </div>
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button variant="default" size="sm" fullWidth loading={isLoadingMore} onClick={onMore}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
