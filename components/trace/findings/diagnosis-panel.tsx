"use client";

import { Anchor, Text } from "@mantine/core";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { diagnosisCache } from "@/lib/client/diagnosis";
import { useViewParams } from "@/lib/client/use-view-params";
import type { DiagnosisDto, SuspectDto } from "@/lib/contracts/diagnosis";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { TraceDto } from "@/lib/contracts/trace";
import type { OnOpen, OnSelect } from "../trace-view";
import { Waiting } from "../waiting";
import styles from "./findings.module.css";
import { SUSPICION_NAMES } from "./suspicion-names";

type DiagnosisPanelProps = {
  trace: Pick<TraceDto, "id" | "status">;
  handoffs: readonly HandoffDto[];
  onOpen: OnOpen;
  onSelect: OnSelect;
};

const FAILED = new Set(["failed", "incomplete"]);

/** Who failed, and where: the suspects of a failed trace, the first one first. */
export function DiagnosisPanel(props: DiagnosisPanelProps) {
  const [{ project }] = useViewParams();
  const diagnosis = useQuery(diagnosisCache.ofTrace({ project, id: props.trace.id }));
  // Whether it failed is known best there: its sender may say so though every handoff worked.
  const isShown = diagnosis.data?.is_failed ?? FAILED.has(props.trace.status);
  if (!isShown) return null;
  return (
    <section className={styles["diagnosis"]} aria-label="Who failed, and where">
      <h3>Who failed, and where</h3>
      <Diagnosis diagnosis={diagnosis} {...props} />
    </section>
  );
}

type DiagnosisProps = DiagnosisPanelProps & { diagnosis: UseQueryResult<DiagnosisDto> };

function Diagnosis({ diagnosis, ...props }: DiagnosisProps) {
  if (diagnosis.isPending) return <Waiting label="Looking for where it began" />;
  if (diagnosis.isError) {
    return (
      <ProblemAlert
        problem={diagnosis.error}
        title="The diagnosis could not be made"
        onRetry={() => void diagnosis.refetch()}
        isRetrying={diagnosis.isFetching}
      />
    );
  }
  const { suspects, is_complete: isComplete } = diagnosis.data;
  if (suspects.length === 0) {
    return (
      <Text size="sm">Neither its handoffs nor what its agents said tells where it began.</Text>
    );
  }
  return (
    <>
      <ol className={styles["suspects"]}>
        {suspects.map((suspect) => (
          <li key={`${suspect.handoff_id} ${suspect.span_id} ${suspect.agent}`}>
            <Suspect suspect={suspect} {...props} />
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        A ranking by rules, without a model: where to look first, no verdict.
        {isComplete ? "" : " Only the beginning of this long trace was read."}
      </Text>
    </>
  );
}

type SuspectProps = Omit<DiagnosisPanelProps, "trace"> & { suspect: SuspectDto };

function Suspect({ suspect, handoffs, onOpen, onSelect }: SuspectProps) {
  const { agent, handoff_id: handoffId, span_id: spanId, reasons } = suspect;
  const open = (): void => {
    if (spanId !== null) onSelect({ kind: "span", id: spanId, handoffId });
    else if (handoffId !== null) onOpen({ handoffId, tab: "context" });
  };
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={open}>
        <VisibleText text={agent ?? "unknown agent"} />
        {placeOf(suspect, handoffs)}
      </Anchor>
      <ul className={styles["evidence"]}>
        {reasons.map(({ why, text }) => (
          <li key={why}>
            {SUSPICION_NAMES[why]}: <VisibleText text={text} />
          </li>
        ))}
      </ul>
    </>
  );
}

function placeOf(
  { handoff_id: id, span_id: spanId }: SuspectDto,
  handoffs: readonly HandoffDto[],
): string {
  const seq = handoffs.find((handoff) => handoff.id === id)?.seq;
  if (seq === undefined) return spanId === null ? "" : ", a step";
  return spanId === null ? `, handoff ${seq}` : `, a step of handoff ${seq}`;
}
