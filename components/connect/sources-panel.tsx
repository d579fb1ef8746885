import { RelativeInstant } from "@/components/shared/instant";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ConnectSource } from "@/lib/client/connect";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref } from "@/lib/client/view-params";
import { formatQuantity } from "@/lib/format/count";
import { SourceChecks } from "./source-checks";
import styles from "./sources-panel.module.css";

export function SourcesPanel({ sources }: { sources: readonly ConnectSource[] }) {
  const [view] = useViewParams();
  return (
    <Panel title="Sources seen">
      <ul className={styles["list"]}>
        {sources.map(({ source, traces, handoffs, captures, last_event_at, last_trace_id }) => (
          <li key={source} className={styles["entry"]}>
            <div className={styles["source"]}>
              <div>
                <div className={styles["name"]}>{source}</div>
                <div className={styles["counts"]}>
                  {formatQuantity(traces, "trace")} · {formatQuantity(handoffs, "handoff")}
                </div>
              </div>
              <div className={styles["when"]}>
                <RelativeInstant at={last_event_at} />
                <div>
                  <TextLink size="xs" href={traceHref(last_trace_id, view)}>
                    Latest trace
                  </TextLink>
                </div>
              </div>
            </div>
            <SourceChecks source={source} captures={captures} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
