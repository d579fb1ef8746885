"use client";

import { SegmentedControl, Text } from "@mantine/core";
import { JsonView } from "@/components/shared/json-view/json-view";
import type { HandoffDetailDto } from "@/lib/contracts/handoff";
import { asJson } from "@/lib/domain/json";
import { PAYLOADS, type PayloadName } from "../trace-view";
import styles from "./inspector.module.css";
import { StageBody } from "./stage-body";

const LABELS: Record<PayloadName, string> = {
  held: "Held",
  sent: "Sent",
  received: "Received",
  understood: "Understood",
  result: "Result",
  record: "Whole record",
};

type PayloadsTabProps = {
  handoff: HandoffDetailDto;
  project: string | null;
  shown: PayloadName;
  onShow: (shown: PayloadName) => void;
  /** A place in it that something else points at. */
  path: string | null;
};

/** What was stored of a handoff, as it is stored: secrets are masked before that. */
export function PayloadsTab({ handoff, project, shown, onShow, path }: PayloadsTabProps) {
  const { context, result, ...record } = handoff;
  const stages = { ...context, result };
  const kept = PAYLOADS.filter((name) => name === "record" || stages[name] !== null);
  const name = kept.includes(shown) ? shown : (kept[0] ?? "record");
  const stage = name === "record" ? null : stages[name];
  return (
    <div className={styles["tab"]}>
      <SegmentedControl
        className={styles["choice"] ?? ""}
        aria-label="Payload"
        value={name}
        onChange={(value) => onShow(PAYLOADS.find((each) => each === value) ?? "sent")}
        data={kept.map((value) => ({ value, label: LABELS[value] }))}
      />
      {name === shown ? null : (
        <Text size="xs" c="dimmed">
          {LABELS[shown]}: not observed. This is what is known instead.
        </Text>
      )}
      {stage === null ? (
        <JsonView value={asJson(record)} label="The handoff without its payloads" />
      ) : (
        <StageBody
          key={name}
          stage={stage}
          label={LABELS[name]}
          trace={{ project, traceId: handoff.trace_id }}
          maxHeight={640}
          selectedPath={path}
        />
      )}
    </div>
  );
}
