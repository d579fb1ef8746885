import { Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Instant } from "@/components/shared/instant";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { AlertDetail } from "@/lib/contracts/alert";
import { alertValue } from "@/lib/domain/alerts/alert-words";

const TABLE_WIDTH_MIN = 420;

export function AlertHistory({ alert }: { alert: AlertDetail }) {
  if (alert.events.length === 0) return <Text c="dimmed">It has never fired.</Text>;
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Measured</Table.Th>
            <Table.Th>Told</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alert.events.map(({ id, at, state, value, is_told: isTold }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Instant at={at} />
              </Table.Td>
              <Table.Td>
                <ToneBadge
                  tone={state === "firing" ? "failed" : "succeeded"}
                  icon={state === "firing" ? IconAlertTriangle : IconCircleCheck}
                  plain
                >
                  {state === "firing" ? "Fired" : "Over"}
                </ToneBadge>
              </Table.Td>
              <Table.Td>{alertValue(alert.condition.measure, value)}</Table.Td>
              <Table.Td>{isTold ? "Yes" : "No: silenced, cooling down, or no channel"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
