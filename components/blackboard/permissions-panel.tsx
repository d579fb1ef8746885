"use client";

import { List, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { blackboardCache } from "@/lib/client/blackboard";
import { useViewParams } from "@/lib/client/use-view-params";
import styles from "./blackboard.module.css";

/** What holds for every agent, and what this project allows beyond it. */
export function PermissionsPanel() {
  const [{ project }] = useViewParams();
  const { data } = useSuspenseQuery(blackboardCache.permissions(project));
  return (
    <Panel title="Who may read and write">
      <List size="sm">
        <List.Item>
          An agent writes below <code>output/</code>its name<code>/</code>, and reads that.
        </List.Item>
        <List.Item>
          It reads what a handoff to it names, and what its callee wrote and named in its result.
        </List.Item>
        <List.Item>Keys with the scope admin may do everything; people read everything.</List.Item>
      </List>
      {data.items.length === 0 ? null : (
        <Table mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Agent</Table.Th>
              <Table.Th>Keys that begin with</Table.Th>
              <Table.Th>May</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(({ agent, prefix, can_read: canRead, can_write: canWrite }) => (
              <Table.Tr key={JSON.stringify([agent, prefix])}>
                <Table.Td>{agent === "*" ? "every agent" : <AgentChip name={agent} />}</Table.Td>
                <Table.Td className={styles["path"] ?? ""}>
                  <VisibleText text={prefix} />
                </Table.Td>
                <Table.Td>
                  {[canRead ? "read" : "", canWrite ? "write" : ""].filter(Boolean).join(", ") ||
                    "nothing"}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
