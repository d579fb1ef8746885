import { Button, Center, Code, Stack, Table, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { auditCache, type AuditFilter } from "@/lib/client/audit";
import type { AuditEntryDto } from "@/lib/contracts/audit";

const TABLE_WIDTH_MIN = 760;

export function AuditEntries({ project, filter }: { project: string; filter: AuditFilter }) {
  const list = useSuspenseInfiniteQuery(auditCache.list(project, filter));
  const entries = list.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    const isFiltered = filter.q !== "" || filter.action !== null;
    return (
      <EmptyState
        kind={isFiltered ? "nothing-matches" : "nothing-yet"}
        title={isFiltered ? "No entry matches" : "Nothing was changed yet"}
        description="Who makes a key, invites somebody or publishes a rule is written down here."
      />
    );
  }
  return (
    <Stack gap="sm">
      <AuditTable entries={entries} />
      {list.isFetchNextPageError ? (
        <ProblemAlert title="No more could be read" problem={list.error} />
      ) : null}
      {list.hasNextPage ? (
        <Center>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        </Center>
      ) : null}
    </Stack>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntryDto[] }) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>Detail</Table.Th>
            <Table.Th>From</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.seq}>
              <Table.Td>
                <Instant at={entry.at} />
              </Table.Td>
              <Table.Td>
                <VisibleText text={entry.actor.name} />
                {entry.actor.kind === "api_key" ? <Text c="dimmed">key</Text> : null}
              </Table.Td>
              <Table.Td>
                <Code>{entry.action}</Code>
              </Table.Td>
              <Table.Td>
                <VisibleText text={entry.subject} />
              </Table.Td>
              <Table.Td>
                <VisibleText text={wordsOf(entry.detail)} />
              </Table.Td>
              <Table.Td c="dimmed">{entry.address ?? "–"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function wordsOf(detail: AuditEntryDto["detail"]): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}
