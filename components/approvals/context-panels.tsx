"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { JsonView } from "@/components/shared/json-view/json-view";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { TIMEOUT_WORDS } from "@/components/shared/timeout-words";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { tracesCache } from "@/lib/client/traces";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref, traceHref, viewHref } from "@/lib/client/view-params";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { describeHours } from "@/lib/domain/approvals/describe-policy";
import styles from "./approvals.module.css";
import { MiniGraph } from "./mini-graph";
import { STEP_WORDS } from "./trail-words";

const HANDOFFS_SHOWN = 50;

/** What led here, what happens without an answer, and what was done with the question. */
export function ContextPanels({ approval }: { approval: ApprovalDetail }) {
  const {
    trace_id: traceId,
    run_id: runId,
    context,
    if_unanswered: plan,
    trail,
    business_hours: hours,
  } = approval;
  const [view] = useViewParams();
  return (
    <>
      {plan.length > 0 ? (
        <Panel title="If nobody answers">
          <ol className={styles["steps"]}>
            {plan.map(({ at, what, to }) => (
              <li key={at}>
                <Instant at={at} />: {TIMEOUT_WORDS[what]}
                {to === null ? null : <bdi> {to}</bdi>}
              </li>
            ))}
          </ol>
          {hours === null ? null : (
            <Text size="sm" c="dimmed">
              Counted: {describeHours(hours)}
            </Text>
          )}
        </Panel>
      ) : null}
      {traceId === null ? null : (
        <Panel
          title="What led here"
          actions={
            <>
              <TextLink href={traceHref(traceId, view)}>Open the trace</TextLink>
              {runId === null ? null : (
                <TextLink href={viewHref(`/runs/${encodeURIComponent(runId)}`, view)}>
                  Open the run
                </TextLink>
              )}
            </>
          }
        >
          <HandoffsBefore traceId={traceId} />
        </Panel>
      )}
      {context === null ? null : (
        <Panel title="What the agent knew">
          <JsonView value={context} label="Context" />
        </Panel>
      )}
      <Panel title="Trail">
        <ol className={styles["steps"]}>
          {trail.map(({ step, by, at, note }) => (
            <li key={`${at} ${step}`}>
              <Instant at={at} />: <bdi>{by}</bdi> {STEP_WORDS[step]}
              {note === null ? null : <bdi> ({note})</bdi>}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

function HandoffsBefore({ traceId }: { traceId: string }) {
  const [view] = useViewParams();
  const { data, isError } = useQuery(tracesCache.detail({ project: view.project, id: traceId }));
  if (isError) return <Text>Nothing else is known of this trace yet.</Text>;
  const handoffs = (data?.handoffs ?? []).filter(({ type }) => type !== "return");
  return (
    <>
      <MiniGraph handoffs={handoffs} />
      <ol className={styles["steps"]}>
        {handoffs.slice(-HANDOFFS_SHOWN).map((handoff) => (
          <li key={handoff.id}>
            <TextLink href={handoffHref({ traceId, handoffId: handoff.id }, view)}>
              <bdi>{handoff.from_agent ?? "unknown"}</bdi> →{" "}
              <bdi>{handoff.to_agent ?? "unknown"}</bdi>
            </TextLink>{" "}
            <OutcomeBadge outcome={handoff.outcome} plain />
            <Text size="sm" c="dimmed" lineClamp={2}>
              <bdi>{handoff.task}</bdi>
            </Text>
          </li>
        ))}
      </ol>
    </>
  );
}
