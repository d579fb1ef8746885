"use client";

import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { StatusBadge } from "@/components/shared/status-badge";
import { VisibleText } from "@/components/shared/visible-text";
import { sessionsCache } from "@/lib/client/sessions";
import { useViewParams } from "@/lib/client/use-view-params";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { TraceDto } from "@/lib/contracts/trace";
import { formatQuantity } from "@/lib/format/count";
import { shortenId } from "@/lib/format/short-id";
import { HandoffList } from "../handoff-list";
import { type OnSelect, type Selection, sessionHref } from "../trace-view";
import { Waiting } from "../waiting";
import styles from "./session.module.css";

type SessionPaneProps = {
  sessionId: string;
  traceId: string;
  selection: Selection;
  onSelect: OnSelect;
};

/** The traces of a conversation in order, each with its handoffs; one of another trace opens it there. */
export function SessionPane({ sessionId, traceId, selection, onSelect }: SessionPaneProps) {
  const [view] = useViewParams();
  const router = useRouter();
  const session = useQuery(sessionsCache.detail({ project: view.project, id: sessionId }));
  if (session.isPending) return <Waiting label="Loading the session" height={320} />;
  if (session.isError) {
    return (
      <ProblemAlert
        problem={session.error}
        title="The session could not be loaded"
        onRetry={() => void session.refetch()}
        isRetrying={session.isFetching}
      />
    );
  }
  const { traces, handoffs } = session.data;
  return (
    <div className={styles["pane"]}>
      <Text size="xs" c="dimmed" className={styles["count"] ?? ""}>
        {formatQuantity(traces.length, "trace")}, {formatQuantity(handoffs.length, "handoff")}, in
        order
      </Text>
      <ol className={styles["traces"]}>
        {traces.map((trace) => (
          <li key={trace.id}>
            <SessionTrace
              trace={trace}
              handoffs={handoffs.filter(({ trace_id }) => trace_id === trace.id)}
              href={sessionHref({ traceId: trace.id, handoffId: null }, view)}
              selection={trace.id === traceId ? selection : null}
              onSelect={(next) => {
                if (trace.id === traceId) onSelect(next);
                else if (next.kind === "handoff") {
                  router.push(sessionHref({ traceId: trace.id, handoffId: next.id }, view));
                }
              }}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

type SessionTraceProps = {
  trace: TraceDto;
  handoffs: readonly HandoffDto[];
  href: ReturnType<typeof sessionHref>;
  /** Null where the page shows another trace: ids of handoffs may repeat between traces. */
  selection: Selection | null;
  onSelect: OnSelect;
};

function SessionTrace({ trace, handoffs, href, selection, onSelect }: SessionTraceProps) {
  const name = trace.name ?? shortenId(trace.id);
  const isShown = selection !== null;
  return (
    <section aria-label={name}>
      <div className={styles["trace"]} data-shown={isShown || undefined}>
        {isShown ? (
          <strong>
            <VisibleText text={name} />
          </strong>
        ) : (
          <Anchor component={Link} href={href}>
            <VisibleText text={name} />
          </Anchor>
        )}
        <StatusBadge status={trace.status} plain />
        <span className={styles["time"]}>
          <Instant at={trace.started_at} />
        </span>
      </div>
      {handoffs.length === 0 ? (
        <Text size="xs" c="dimmed" className={styles["none"] ?? ""}>
          No handoffs
        </Text>
      ) : (
        <HandoffList
          label={`Handoffs of ${name}`}
          handoffs={handoffs}
          selection={selection ?? { kind: "none" }}
          onSelect={onSelect}
        />
      )}
    </section>
  );
}
