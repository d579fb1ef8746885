"use client";

import { Text } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { Bytes } from "@/components/shared/bytes";
import type { HandoffDetailDto } from "@/lib/contracts/handoff";
import { absenceOf, CONTEXT_STAGES, type StageWords } from "./context-stages";
import styles from "./inspector.module.css";
import { StageBody } from "./stage-body";

type ContextTabProps = { handoff: HandoffDetailDto; project: string | null };

/** Sent and received side by side; held and understood where somebody reported them. */
export function ContextTab({ handoff, project }: ContextTabProps) {
  const trace = { project, traceId: handoff.trace_id };
  const always = new Set(["sent", "received"]);
  const shown = CONTEXT_STAGES.filter(
    ({ name }) => always.has(name) || handoff.context[name] !== null,
  );
  const hidden = CONTEXT_STAGES.filter((stage) => !shown.includes(stage));
  return (
    <div className={styles["tab"]}>
      <div className={styles["stages"]}>
        {shown.map((stage) => (
          <Stage key={stage.name} words={stage} handoff={handoff} trace={trace} />
        ))}
      </div>
      {hidden.map((stage) => {
        const { missing, remedy } = absenceOf(stage, handoff);
        return (
          <Text key={stage.name} size="xs" c="dimmed">
            <strong>{stage.label}</strong> ({stage.meaning.toLowerCase()}): {missing.toLowerCase()}.{" "}
            {remedy}
          </Text>
        );
      })}
      {handoff.result === null ? null : (
        <section aria-label="Result">
          <StageBody stage={handoff.result} label="Result" trace={trace} />
        </section>
      )}
    </div>
  );
}

type StageProps = {
  words: StageWords;
  handoff: HandoffDetailDto;
  trace: { project: string | null; traceId: string };
};

function Stage({ words, handoff, trace }: StageProps) {
  const stage = handoff.context[words.name];
  const { missing, remedy } = absenceOf(words, handoff);
  return (
    <section className={styles["stage"]} aria-label={words.label}>
      <div className={styles["stage-head"]}>
        <h4 title={words.meaning}>{words.label}</h4>
        {stage === null ? null : <Bytes bytes={stage.bytes} />}
      </div>
      {stage === null ? (
        <div className={styles["unobserved"]}>
          <IconEyeOff size={18} aria-hidden />
          <Text fw={500}>{missing}</Text>
          <Text size="xs" c="dimmed">
            {remedy}
          </Text>
        </div>
      ) : (
        <StageBody stage={stage} label={words.meaning} trace={trace} />
      )}
    </section>
  );
}
