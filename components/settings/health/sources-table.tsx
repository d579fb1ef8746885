import { Table, Text } from "@mantine/core";
import { RelativeInstant } from "@/components/shared/instant";
import type { IngestHealth, IngestSource } from "@/lib/contracts/ingest-health";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { prepareArrivals } from "./prepare-arrivals";
import { Sparkline } from "./sparkline";
import { formatRate } from "./format-rate";

const CLOCK_MS = 10_000;
const TABLE_WIDTH_MIN = 960;

export function SourcesTable({ health }: { health: IngestHealth }) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Source</Table.Th>
            <Table.Th ta="right">Now</Table.Th>
            <Table.Th>Over the time</Table.Th>
            <Table.Th ta="right">Accepted</Table.Th>
            <Table.Th ta="right">Duplicates</Table.Th>
            <Table.Th ta="right">Rejected</Table.Th>
            <Table.Th ta="right">Received</Table.Th>
            <Table.Th ta="right">Lag median / p95</Table.Th>
            <Table.Th>Last seen</Table.Th>
            <Table.Th>Last error</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {health.sources.map((source) => (
            <SourceRow key={source.source} source={source} health={health} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function SourceRow({ source, health }: { source: IngestSource; health: IngestHealth }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600}>
        {source.source}
      </Table.Th>
      <Table.Td ta="right" data-numeric>
        {formatRate(source.events_per_second)}
      </Table.Td>
      <Table.Td>
        <Sparkline arrivals={prepareArrivals(source, health)} />
      </Table.Td>
      <Table.Td ta="right" data-numeric>
        {formatCount(source.accepted)}
      </Table.Td>
      <Table.Td ta="right" data-numeric>
        {formatCount(source.duplicates)}
      </Table.Td>
      <Table.Td ta="right" data-numeric>
        {formatCount(source.rejected)}
        {source.rejected_by.map(({ code, rejected }) => (
          <Text key={code} size="xs" c="dimmed">
            {formatCount(rejected)} {code}
          </Text>
        ))}
      </Table.Td>
      <Table.Td ta="right" data-numeric>
        {formatBytes(source.bytes)}
      </Table.Td>
      <Table.Td ta="right" data-numeric>
        {formatDuration(source.lag_ms?.p50)} / {formatDuration(source.lag_ms?.p95)}
      </Table.Td>
      <Table.Td>
        <RelativeInstant at={source.last_seen_at} everyMs={CLOCK_MS} />
      </Table.Td>
      <Table.Td maw={260}>
        {source.last_error ? (
          <>
            <RelativeInstant at={source.last_error.at} everyMs={CLOCK_MS} />
            <Text size="xs" c="dimmed" lineClamp={2}>
              {source.last_error.message}
            </Text>
          </>
        ) : (
          "None"
        )}
      </Table.Td>
    </Table.Tr>
  );
}
