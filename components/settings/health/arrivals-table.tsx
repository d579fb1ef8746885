import { Table } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import type { Arrival } from "./prepare-arrivals";

const TABLE_WIDTH_MIN = 560;
const HEIGHT_MAX = 360;

/** Newest first; times in which nothing came are left out. */
export function ArrivalsTable({ arrivals }: { arrivals: readonly Arrival[] }) {
  const rows = arrivals.filter((row) => row.accepted + row.duplicates + row.rejected > 0);
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN} mah={HEIGHT_MAX}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            <Table.Th ta="right">Accepted</Table.Th>
            <Table.Th ta="right">Duplicates</Table.Th>
            <Table.Th ta="right">Rejected</Table.Th>
            <Table.Th ta="right">Lag median</Table.Th>
            <Table.Th ta="right">Lag p95</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.toReversed().map((row) => (
            <Table.Tr key={row.at}>
              <Table.Td>
                <Instant at={row.at} />
              </Table.Td>
              {[row.accepted, row.duplicates, row.rejected].map((count, index) => (
                <Table.Td
                  key={["accepted", "duplicates", "rejected"][index]}
                  ta="right"
                  data-numeric
                >
                  {formatCount(count)}
                </Table.Td>
              ))}
              {[row.lag_ms?.p50, row.lag_ms?.p95].map((lag, index) => (
                <Table.Td key={["p50", "p95"][index]} ta="right" data-numeric>
                  {formatDuration(lag)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
