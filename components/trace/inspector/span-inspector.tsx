"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import {
  IconAlertCircle,
  IconArrowLeft,
  IconCircleCheck,
  IconCircleDashed,
  IconScissors,
  type Icon,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { JsonView } from "@/components/shared/json-view/json-view";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { ShortId } from "@/components/shared/short-id";
import { VisibleText } from "@/components/shared/visible-text";
import type { Tone } from "@/components/ui/tone";
import { ToneBadge } from "@/components/ui/tone-badge";
import { type TraceKey, tracesCache } from "@/lib/client/traces";
import type { SpanDetailDto } from "@/lib/contracts/trace";
import type { SpanStatus } from "@/lib/domain/handoff/taxonomy";
import type { OnSelect } from "../trace-view";
import { Waiting } from "../waiting";
import { Facts } from "./facts";
import type { InspectorView } from "./handoff-inspector";
import styles from "./inspector.module.css";
import { sentInPart } from "./sent-in-part";
import { SpanBodies } from "./span-bodies";

const STATUS_LOOKS: Record<SpanStatus, { label: string; tone: Tone; icon: Icon }> = {
  ok: { label: "OK", tone: "succeeded", icon: IconCircleCheck },
  error: { label: "Error", tone: "failed", icon: IconAlertCircle },
  unset: { label: "No status", tone: "neutral", icon: IconCircleDashed },
};

type SpanInspectorProps = {
  trace: TraceKey;
  /** Who reported the trace. */
  source: string;
  spanId: string;
  handoffId: string | null;
  view: InspectorView;
  onView: (view: Partial<InspectorView>) => void;
  onSelect: OnSelect;
};

export function SpanInspector(props: SpanInspectorProps) {
  const { trace, spanId, handoffId, onSelect, ...rest } = props;
  const span = useQuery(tracesCache.span(trace, spanId));
  return (
    <article aria-label="Span">
      <Group className={styles["back"]}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconArrowLeft size={14} />}
          onClick={() =>
            onSelect(handoffId === null ? { kind: "none" } : { kind: "handoff", id: handoffId })
          }
        >
          {handoffId === null ? "All handoffs" : "Back to the handoff"}
        </Button>
      </Group>
      {span.data ? <SpanBody span={span.data} project={trace.project} {...rest} /> : null}
      {span.isPending ? <Waiting label="Loading the span" height={240} /> : null}
      {span.isError ? (
        <ProblemAlert
          problem={span.error}
          title="This span could not be loaded"
          onRetry={() => void span.refetch()}
          isRetrying={span.isFetching}
        />
      ) : null}
    </article>
  );
}

function StatusMessage({ span }: { span: SpanDetailDto }) {
  if (span.status_message === null) return null;
  if (span.status !== "error") return <VisibleText text={span.status_message} />;
  return (
    <Alert color="var(--tone-failed)" variant="light" p="xs" className={styles["error-note"] ?? ""}>
      <VisibleText text={span.status_message} className={styles["message-text"]} />
    </Alert>
  );
}

type SpanBodyProps = Pick<SpanInspectorProps, "source" | "view" | "onView"> & {
  span: SpanDetailDto;
  project: string | null;
};

function SpanBody({ span, source, project, view, onView }: SpanBodyProps) {
  const { label, tone, icon } = STATUS_LOOKS[span.status];
  const hasAttributes = Object.keys(span.attributes).length > 0;
  return (
    <>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>
          <span
            className={styles["kind"]}
            style={{ background: `var(--span-${span.kind})` }}
            aria-hidden
          />
          <VisibleText text={span.name} />
        </h3>
        <ToneBadge tone={tone} icon={icon}>
          {label}
        </ToneBadge>
        <StatusMessage span={span} />
        {sentInPart(span).map((note) => (
          <ToneBadge key={note} tone="incomplete" icon={IconScissors}>
            {note}
          </ToneBadge>
        ))}
        <Facts
          facts={[
            ["Kind", span.kind],
            ["Agent", <AgentChip key="agent" name={span.agent} />],
            ["Started", <Instant key="start" at={span.started_at} as="clock" />],
            [
              "Ended",
              span.ended_at === null ? (
                "still open"
              ) : (
                <Instant key="end" at={span.ended_at} as="clock" />
              ),
            ],
            ["Duration", <Duration key="duration" ms={durationMs(span)} source={source} />],
            ["Id", <ShortId key="id" id={span.id} what="span id" />],
          ]}
        />
      </div>
      <div className={styles["tab"]}>
        <SpanBodies
          span={span}
          project={project}
          shown={view.body}
          onShow={(body) => onView({ body })}
        />
        {hasAttributes ? (
          <JsonView value={span.attributes} label="Attributes" />
        ) : (
          <Text c="dimmed">No attributes were recorded.</Text>
        )}
      </div>
    </>
  );
}

function durationMs({ started_at, ended_at }: SpanDetailDto): number | null {
  return ended_at === null ? null : Math.max(0, Date.parse(ended_at) - Date.parse(started_at));
}
