import { Group } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { TextLink } from "@/components/ui/link-button";
import { handoffHref, type ViewParams } from "@/lib/client/view-params";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { formatPercent } from "@/lib/format/percent";
import styles from "./compare.module.css";

type CompareCellProps = {
  handoff: HandoffDto | null;
  other: HandoffDto | null;
  gap: number | null;
  view: ViewParams;
};

export function CompareCell({ handoff, other, gap, view }: CompareCellProps) {
  if (!handoff) return <span className={styles["absent"]}>Not in this trace</span>;
  const { seq, trace_id: traceId, id, from_agent, to_agent, timing, source } = handoff;
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <TextLink href={handoffHref({ traceId, handoffId: id }, view)}>#{seq}</TextLink>
        <AgentChip name={from_agent} />
        <span aria-label="to">→</span>
        <AgentChip name={to_agent} />
      </Group>
      <div className={styles["facts"]}>
        <OutcomeBadge {...handoff} plain={other?.outcome === handoff.outcome} />
        <span>
          latency <Duration ms={timing.handoff_ms} source={source} />
        </span>
        {gap === null ? null : <span>{formatPercent(gap)} lost in transfer</span>}
      </div>
    </>
  );
}
