import { Button, Code, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { Instant } from "@/components/shared/instant";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { SecretDto } from "@/lib/contracts/vault";
import { EVERY_AGENT } from "@/lib/domain/vault/limits";

const TABLE_WIDTH_MIN = 640;

type SecretsTableProps = {
  secrets: readonly SecretDto[];
  onChange: (secret: SecretDto) => void;
  onDelete: (secret: SecretDto) => void;
};

export function SecretsTable({ secrets, onChange, onDelete }: SecretsTableProps) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Agents</Table.Th>
            <Table.Th>Hosts</Table.Th>
            <Table.Th>Last use</Table.Th>
            <Table.Th>Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {secrets.map((secret) => (
            <Table.Tr key={secret.name}>
              <Table.Td>
                <Code>{secret.name}</Code>
                {secret.is_readable ? null : <Unreadable />}
              </Table.Td>
              <Table.Td>
                <Listed
                  items={secret.agents}
                  none="No agent"
                  nameOf={(agent) => (agent === EVERY_AGENT ? "Every agent" : agent)}
                />
              </Table.Td>
              <Table.Td>
                <Listed items={secret.hosts} none="No host" nameOf={(host) => host} />
              </Table.Td>
              <Table.Td>
                <LastUse secret={secret} />
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Change ${secret.name}`}
                    onClick={() => onChange(secret)}
                  >
                    Change
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Delete ${secret.name}`}
                    onClick={() => onDelete(secret)}
                  >
                    Delete
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type ListedProps = { items: readonly string[]; none: string; nameOf: (item: string) => string };

/** Nothing listed is nothing allowed, and is said so. */
function Listed({ items, none, nameOf }: ListedProps) {
  if (items.length > 0) {
    return items.map((item) => (
      <Text key={item} component="bdi" display="block">
        {nameOf(item)}
      </Text>
    ));
  }
  return (
    <ToneBadge tone="neutral" icon={IconLock} plain>
      {none}
    </ToneBadge>
  );
}

function LastUse({
  secret: { last_used_at: at, last_used_by: by, last_used_host: host },
}: {
  secret: SecretDto;
}) {
  if (at === null) return <Text c="dimmed">Never</Text>;
  return (
    <>
      <Instant at={at} />
      <Text c="dimmed">
        <bdi>{by}</bdi> at <bdi>{host}</bdi>
      </Text>
    </>
  );
}

function Unreadable() {
  return (
    <ToneBadge tone="failed" icon={IconAlertTriangle} plain>
      Sealed under another BATON_SECRET: store its value again
    </ToneBadge>
  );
}
