import { Badge, Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { Instant, RelativeInstant } from "@/components/shared/instant";
import { useNow } from "@/components/ui/use-now";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { ApiKeyState } from "./api-key-state";

const CLOCK_MS = 30_000;
const TABLE_WIDTH_MIN = 720;

type ApiKeysTableProps = {
  keys: readonly ApiKeyDto[];
  onRevoke: (key: ApiKeyDto) => void;
  onRotate: (key: ApiKeyDto) => void;
};

export function ApiKeysTable({ keys, onRevoke, onRotate }: ApiKeysTableProps) {
  const now = useNow(CLOCK_MS);
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Key</Table.Th>
            <Table.Th>Scopes</Table.Th>
            <Table.Th>Created</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Td fw={500}>
                <bdi>{key.label}</bdi>
                {key.agents === null ? null : (
                  <Text c="dimmed">
                    as <bdi>{key.agents.join(", ")}</bdi>
                  </Text>
                )}
              </Table.Td>
              <Table.Td ff="monospace" fz="xs">
                {key.prefix}…
              </Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {key.scopes.map((scope) => (
                    <Badge key={scope} variant="default">
                      {scope}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>
                <Instant at={key.created_at} />
              </Table.Td>
              <Table.Td c={key.last_used_at === null ? "dimmed" : ""}>
                {key.last_used_at === null ? (
                  "never"
                ) : (
                  <RelativeInstant at={key.last_used_at} everyMs={CLOCK_MS} />
                )}
              </Table.Td>
              <Table.Td>
                <ApiKeyState apiKey={key} now={now} />
              </Table.Td>
              <Table.Td ta="right">
                {key.revoked_at === null ? (
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`Rotate ${key.label}`}
                      onClick={() => onRotate(key)}
                    >
                      Rotate
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={`Revoke ${key.label}`}
                      onClick={() => onRevoke(key)}
                    >
                      Revoke
                    </Button>
                  </Group>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
