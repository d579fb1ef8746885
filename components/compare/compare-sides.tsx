import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { StatusBadge } from "@/components/shared/status-badge";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { traceHref, type ViewParams } from "@/lib/client/view-params";
import type { TraceDto } from "@/lib/contracts/trace";
import { formatCount } from "@/lib/format/count";
import styles from "./compare.module.css";

type CompareSidesProps = { a: TraceDto; b: TraceDto; view: ViewParams };

export function CompareSides({ a, b, view }: CompareSidesProps) {
  return (
    <div className={styles["sides"]}>
      <SideOf label="A" trace={a} view={view} />
      <SideOf label="B" trace={b} view={view} />
    </div>
  );
}

function SideOf({ label, trace, view }: { label: string; trace: TraceDto; view: ViewParams }) {
  return (
    <section className={styles["side"]} aria-label={`Trace ${label}`}>
      <div>
        <strong>{label}</strong>{" "}
        <TextLink href={traceHref(trace.id, view)}>
          <VisibleText text={trace.name ?? trace.id} />
        </TextLink>
      </div>
      <div className={styles["facts"]}>
        <StatusBadge status={trace.status} />
        <span>{formatCount(trace.handoff_count)} handoffs</span>
        <Duration ms={trace.duration_ms} source={trace.source} />
        <Instant at={trace.started_at} />
      </div>
    </section>
  );
}
