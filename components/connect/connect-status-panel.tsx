import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconCircleCheck } from "@tabler/icons-react";
import { RelativeInstant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { LinkButton } from "@/components/ui/link-button";
import { connectCache, type ConnectSource, latestSource } from "@/lib/client/connect";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref } from "@/lib/client/view-params";
import styles from "./connect-status-panel.module.css";
import { SourcesPanel } from "./sources-panel";

const PANEL_PX = 96;

/** Waits for the first event and says when it came; then lists what reports. */
export function ConnectStatusPanel({ project }: { project: string }) {
  const status = useQuery(connectCache.status(project));
  const latest = latestSource(status.data);
  return (
    <Stack gap="md">
      {status.isError && !status.data ? (
        <ProblemAlert
          title="It is unknown whether something arrived"
          problem={status.error}
          onRetry={() => void status.refetch()}
          isRetrying={status.isFetching}
        />
      ) : null}
      {status.isPending ? <Skeleton height={PANEL_PX} radius="md" /> : null}
      {/* Apart from the panel, whose ticking time would be read aloud every second. */}
      <VisuallyHidden component="output">
        {latest ? "First event received" : "Waiting for the first event"}
      </VisuallyHidden>
      {status.data ? <Arrival latest={latest} firstAt={status.data.first_event_at} /> : null}
      {latest && status.data ? <SourcesPanel sources={status.data.sources} /> : null}
    </Stack>
  );
}

type ArrivalProps = { latest: ConnectSource | undefined; firstAt: string | null };

function Arrival({ latest, firstAt }: ArrivalProps) {
  const [view] = useViewParams();
  if (!latest) {
    return (
      <div className={styles["panel"]}>
        <div className={styles["state"]}>
          <span className={styles["pulse"]} aria-hidden />
          Waiting for the first event…
        </div>
        <p className={styles["note"]}>This panel turns green by itself as soon as one arrives.</p>
      </div>
    );
  }
  return (
    <div className={styles["panel"]} data-arrived>
      <div className={styles["state"]}>
        <IconCircleCheck size={18} aria-hidden />
        <span>
          First event received <RelativeInstant at={firstAt ?? latest.last_event_at} />
        </span>
      </div>
      <p className={styles["note"]}>Your agents are connected.</p>
      <div className={styles["actions"]}>
        <LinkButton href={traceHref(latest.last_trace_id, view)}>Open the trace</LinkButton>
      </div>
    </div>
  );
}
