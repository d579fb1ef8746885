import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconCircleCheck } from "@tabler/icons-react";
import { RelativeInstant } from "@/components/shared/instant";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { LinkButton } from "@/components/ui/link-button";
import { connectCache, type ConnectSource, latestSource } from "@/lib/client/connect";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref } from "@/lib/client/view-params";
import styles from "./connect-status-panel.module.css";
import { SourcesPanel } from "./sources-panel";

const PANEL_PX = 96;

/** Waits for the first event and says when it came; then lists what reports. */
export function ConnectStatusPanel({ project }: { project: string }) {
  return (
    <QueryBoundary
      title="It is unknown whether something arrived"
      skeleton={<Skeleton height={PANEL_PX} radius="md" />}
    >
      <ConnectState project={project} />
    </QueryBoundary>
  );
}

function ConnectState({ project }: { project: string }) {
  const { data: status } = useSuspenseQuery(connectCache.status(project));
  const latest = latestSource(status);
  return (
    <Stack gap="md">
      {/* Apart from the panel, whose ticking time would be read aloud every second. */}
      <VisuallyHidden component="output">
        {latest ? "First event received" : "Waiting for the first event"}
      </VisuallyHidden>
      {latest ? <Arrived latest={latest} firstAt={status.first_event_at} /> : <Waiting />}
      {latest ? <SourcesPanel sources={status.sources} /> : null}
    </Stack>
  );
}

function Waiting() {
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

function Arrived({ latest, firstAt }: { latest: ConnectSource; firstAt: string | null }) {
  const [view] = useViewParams();
  return (
    <div className={styles["panel"]} data-arrived>
      <div className={styles["state"]}>
        <IconCircleCheck size={18} aria-hidden />
        <span>
          First event received <RelativeInstant at={firstAt ?? latest.last_event_at} />
        </span>
      </div>
      <p className={styles["note"]}>
        Your agents are connected. Last event <RelativeInstant at={latest.last_event_at} />.
      </p>
      <div className={styles["actions"]}>
        <LinkButton href={traceHref(latest.last_trace_id, view)}>Open the trace</LinkButton>
      </div>
    </div>
  );
}
