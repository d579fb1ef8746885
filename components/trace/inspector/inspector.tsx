"use client";

import { Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { alive } from "@/components/ui/alive";
import { HandoffList } from "../handoff-list";
import type { Selection } from "../trace-view";
import type { HandoffInspectorProps } from "./handoff-inspector";
import { Waiting } from "../waiting";
import styles from "./inspector.module.css";

const HandoffInspector = dynamic(
  () => import("./handoff-inspector").then((module) => alive(module.HandoffInspector)),
  { loading: () => <Waiting label="Loading the handoff" height={220} /> },
);

const SpanInspector = dynamic(
  () => import("./span-inspector").then((module) => alive(module.SpanInspector)),
  { loading: () => <Waiting label="Loading" /> },
);

const AgentInspector = dynamic(
  () => import("./agent-inspector").then((module) => alive(module.AgentInspector)),
  { loading: () => <Waiting label="Loading" /> },
);

type InspectorProps = Omit<HandoffInspectorProps, "handoff"> & {
  selection: Selection;
  /** Where the list of handoffs already stands beside this pane, it is not repeated. */
  hasList: boolean;
};

/** Everything about what is selected; without a selection, what can be selected. */
export function Inspector({ detail, selection, hasList, ...rest }: InspectorProps) {
  const { project, onSelect } = rest;
  const { handoffs, agents, trace } = detail;
  if (selection.kind === "span") {
    return (
      <SpanInspector
        trace={{ project, id: trace.id }}
        source={trace.source}
        spanId={selection.id}
        handoffId={selection.handoffId}
        view={rest.view}
        onView={rest.onView}
        onSelect={onSelect}
      />
    );
  }
  if (selection.kind === "agent") {
    return (
      <AgentInspector
        name={selection.name}
        agent={agents.find(({ name }) => name === selection.name)}
        handoffs={handoffs}
        onSelect={onSelect}
      />
    );
  }
  const handoff =
    selection.kind === "handoff" ? handoffs.find(({ id }) => id === selection.id) : undefined;
  if (handoff) return <HandoffInspector {...rest} detail={detail} handoff={handoff} />;
  const isGone = selection.kind === "handoff";
  return (
    <div>
      <Text c="dimmed" className={styles["tab"] ?? ""} role={isGone ? "alert" : undefined}>
        {isGone
          ? "The link names a handoff that this trace does not have. Choose another one."
          : "Select a handoff to see what was passed on, how long it took and what became of it."}
      </Text>
      {hasList ? null : (
        <HandoffList
          label="Handoffs in order"
          handoffs={handoffs}
          selection={selection}
          onSelect={onSelect}
        />
      )}
    </div>
  );
}
