"use client";

import { Text } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import type { AgentDto } from "@/lib/contracts/agent";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { agentName } from "../graph/graph-model";
import { HandoffList } from "../handoff-list";
import type { OnSelect } from "../trace-view";
import { Facts } from "./facts";
import styles from "./inspector.module.css";

type AgentInspectorProps = {
  name: string;
  agent: AgentDto | undefined;
  handoffs: readonly HandoffDto[];
  onSelect: OnSelect;
};

export function AgentInspector({ name, agent, handoffs, onSelect }: AgentInspectorProps) {
  const own = handoffs.filter(({ from_agent, to_agent }) =>
    [from_agent, to_agent].some((end) => agentName(end) === name),
  );
  return (
    <article aria-label={`Agent ${name}`}>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>
          <AgentChip name={name} />
        </h3>
        {agent ? <AgentFacts agent={agent} /> : <Text c="dimmed">Never declared.</Text>}
      </div>
      {own.length === 0 ? (
        <Text c="dimmed" className={styles["tab"] ?? ""}>
          This agent took part in no handoff.
        </Text>
      ) : (
        <HandoffList
          label={`Handoffs of ${name}`}
          handoffs={own}
          selection={{ kind: "agent", name }}
          onSelect={onSelect}
        />
      )}
    </article>
  );
}

function AgentFacts({ agent }: { agent: AgentDto }) {
  return (
    <Facts
      facts={[
        ["Role", agent.role ?? "not declared"],
        ["Service", agent.service],
        ["About", agent.description],
        ["Can", agent.capabilities.join(", ")],
      ]}
    />
  );
}
