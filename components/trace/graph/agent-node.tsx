"use client";

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { AgentAvatar } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import { formatQuantity } from "@/lib/format/count";
import type { ReplayPhase } from "../replay/prepare-replay";
import { useReplayPhase, useReplayStops } from "../replay/replay-context";
import type { AgentFlowNode } from "./flow-elements";
import { AGENT_UNKNOWN, type GraphNode } from "./graph-model";
import styles from "./graph.module.css";

/** What an agent does while its liveliest arriving handoff is in this phase. */
const DOING: Partial<Record<ReplayPhase, string>> = {
  "in-flight": "receiving",
  working: "working",
};

export const AgentNode = memo(function AgentNode({ data, selected }: NodeProps<AgentFlowNode>) {
  const { agent, isOthers } = data.node;
  const phase = useAgentPhase(data);
  return (
    <div
      className={styles["node"]}
      data-selected={selected || undefined}
      data-phase={phase ?? undefined}
      data-others={isOthers || undefined}
    >
      <Handle type="target" position={Position.Left} className={styles["handle"] ?? ""} />
      <AgentAvatar name={isOthers || agent === AGENT_UNKNOWN ? null : agent} />
      <span className={styles["node-words"]}>
        <span className={styles["node-name"]} title={agent}>
          <VisibleText text={agent} />
        </span>
        <span className={styles["node-facts"]}>{describeNode(data.node, phase)}</span>
      </span>
      <Handle type="source" position={Position.Right} className={styles["handle"] ?? ""} />
    </div>
  );
});

function describeNode({ role, handoffs }: GraphNode, phase: ReplayPhase | null): string {
  const doing = phase === null ? undefined : DOING[phase];
  return `${role === null ? "" : `${role} · `}${doing ?? formatQuantity(handoffs, "handoff")}`;
}

/** An agent that nobody hands work to has begun when its first handoff leaves. */
function useAgentPhase({ arrivals, departures }: AgentFlowNode["data"]): ReplayPhase | null {
  const arriving = useReplayPhase(useReplayStops(arrivals));
  const leaving = useReplayPhase(useReplayStops(departures));
  return arriving === "ahead" && leaving !== "ahead" ? "done" : arriving;
}
