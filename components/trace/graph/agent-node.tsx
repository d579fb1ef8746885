"use client";

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { AgentAvatar } from "@/components/shared/agent-chip";
import { formatQuantity } from "@/lib/format/count";
import type { AgentFlowNode } from "./flow-elements";
import { AGENT_UNKNOWN } from "./graph-model";
import styles from "./graph.module.css";

export const AgentNode = memo(function AgentNode({ data, selected }: NodeProps<AgentFlowNode>) {
  const { agent, role, handoffs } = data.node;
  return (
    <div className={styles["node"]} data-selected={selected || undefined}>
      <Handle type="target" position={Position.Left} className={styles["handle"] ?? ""} />
      <AgentAvatar name={agent === AGENT_UNKNOWN ? null : agent} />
      <span className={styles["node-words"]}>
        <span className={styles["node-name"]} title={agent}>
          {agent}
        </span>
        <span className={styles["node-facts"]}>
          {role === null ? "" : `${role} · `}
          {formatQuantity(handoffs, "handoff")}
        </span>
      </span>
      <Handle type="source" position={Position.Right} className={styles["handle"] ?? ""} />
    </div>
  );
});
