import { Anchor, Table, Text } from "@mantine/core";
import { RelativeInstant } from "@/components/shared/instant";
import numbers from "@/components/shared/numbers.module.css";
import { Unknown } from "@/components/shared/unknown";
import type { AlertDto } from "@/lib/contracts/alert";
import { alertValue } from "@/lib/domain/alerts/alert-words";
import { formatQuantity } from "@/lib/format/count";
import { needsSample } from "./alert-draft";
import { AlertStateBadge } from "./alert-state";

const TABLE_WIDTH_MIN = 560;

type AlertsTableProps = {
  alerts: readonly AlertDto[];
  selected: string | null;
  onSelect: (id: string) => void;
};

export function AlertsTable({ alerts, selected, onSelect }: AlertsTableProps) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Alert</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th className={numbers["number"] ?? ""}>Now</Table.Th>
            <Table.Th>Checked</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alerts.map((alert) => (
            <Table.Tr key={alert.id} data-selected={alert.id === selected || undefined}>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  ta="start"
                  onClick={() => onSelect(alert.id)}
                  aria-current={alert.id === selected ? "true" : undefined}
                >
                  <bdi>{alert.name}</bdi>
                </Anchor>
                <Text size="xs" c="dimmed">
                  <bdi>{alert.words}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                <AlertStateBadge alert={alert} />
              </Table.Td>
              <Table.Td className={numbers["number"] ?? ""}>
                <LastValue alert={alert} />
              </Table.Td>
              <Table.Td>
                {alert.last_checked_at === null ? (
                  <Unknown what="time" />
                ) : (
                  <RelativeInstant at={alert.last_checked_at} everyMs={10_000} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function LastValue({ alert }: { alert: AlertDto }) {
  const { condition, last_value: value, last_sample: sample } = alert;
  if (value === null) return <Unknown what="value" />;
  return (
    <>
      {alertValue(condition.measure, value)}
      {needsSample(condition.measure) ? (
        <Text size="xs" c="dimmed">
          of {formatQuantity(sample, "handoff")}
        </Text>
      ) : null}
    </>
  );
}
