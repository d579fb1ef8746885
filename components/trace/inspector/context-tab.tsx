"use client";

import { Text } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Bytes } from "@/components/shared/bytes";
import { contextsCache } from "@/lib/client/contexts";
import type { HandoffKey } from "@/lib/client/handoffs";
import type { GapDto } from "@/lib/contracts/gap";
import type { HandoffDetailDto } from "@/lib/contracts/handoff";
import { leafPath } from "../facts/fact-name";
import { GapSection } from "../facts/gap-section";
import type { TraceView } from "../trace-view";
import { absenceOf, CONTEXT_STAGES, type StageName, type StageWords } from "./context-stages";
import styles from "./inspector.module.css";
import { StageBody } from "./stage-body";

/** The part of the page's URL that is this tab's. */
type ContextView = Pick<TraceView, "gap" | "path">;

type ContextTabProps = {
  handoff: HandoffDetailDto;
  handoffKey: HandoffKey;
  view: ContextView;
  onView: (view: Partial<ContextView>) => void;
};

/** What became of each fact; below it the stages themselves, the fact that is pointed at marked. */
export function ContextTab({ handoff, handoffKey, view, onView }: ContextTabProps) {
  const gap = useQuery(contextsCache.gap(handoffKey, handoff.outcome === "in_flight"));
  const always = new Set(["sent", "received"]);
  const shown = CONTEXT_STAGES.filter(
    ({ name }) => always.has(name) || handoff.context[name] !== null,
  );
  const hidden = CONTEXT_STAGES.filter((stage) => !shown.includes(stage));
  return (
    <div className={styles["tab"]}>
      <GapSection
        gap={gap}
        filter={view.gap}
        onFilter={(filter) => onView({ gap: filter })}
        selectedPath={view.path}
        onPath={(path) => onView({ path: path === view.path ? null : path })}
      />
      <div className={styles["stages"]}>
        {shown.map((stage) => (
          <Stage
            key={stage.name}
            words={stage}
            handoff={handoff}
            trace={handoffKey}
            selectedPath={placeAt(stage.name, view.path, gap.data)}
          />
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
          <StageBody stage={handoff.result} label="Result" trace={handoffKey} />
        </section>
      )}
    </div>
  );
}

/** Where a fact stands in a stage: at the receiver it may have moved. */
function placeAt(stage: StageName, path: string | null, gap: GapDto | undefined): string | null {
  if (path === null) return null;
  const fact = stage === "received" ? gap?.facts.find((each) => each.path === path) : undefined;
  return leafPath(fact?.became?.path ?? path);
}

type StageProps = {
  words: StageWords;
  handoff: HandoffDetailDto;
  trace: { project: string | null; traceId: string };
  selectedPath: string | null;
};

function Stage({ words, handoff, trace, selectedPath }: StageProps) {
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
        <StageBody stage={stage} label={words.meaning} trace={trace} selectedPath={selectedPath} />
      )}
    </section>
  );
}
