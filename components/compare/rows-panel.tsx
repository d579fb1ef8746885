import { Switch, Table } from "@mantine/core";
import { useState } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { Panel } from "@/components/ui/panel";
import type { ViewParams } from "@/lib/client/view-params";
import type { CompareRow } from "@/lib/contracts/compare";
import { CompareCell } from "./compare-cell";
import { ContextChanges } from "./context-changes";
import { isSameRow } from "./is-same-row";

const TABLE_WIDTH_MIN = 760;

/** Both workflows step by step; what has no counterpart leaves the other side empty. */
export function RowsPanel({ rows, view }: { rows: readonly CompareRow[]; view: ViewParams }) {
  const [isChangedOnly, setChangedOnly] = useState(false);
  const shown = isChangedOnly ? rows.filter((row) => !isSameRow(row)) : rows;
  return (
    <Panel
      title="Handoffs"
      description={`Showing ${shown.length} of ${rows.length} places, in the order of both.`}
      actions={
        <Switch
          label="Only differences"
          checked={isChangedOnly}
          onChange={({ currentTarget }) => setChangedOnly(currentTarget.checked)}
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState kind="nothing-matches" title="The two do not differ" />
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>A</Table.Th>
                <Table.Th>B</Table.Th>
                <Table.Th>What was sent, A → B</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((row) => (
                <Table.Tr key={`${row.a?.id ?? ""} ${row.b?.id ?? ""}`}>
                  <Table.Td>
                    <CompareCell handoff={row.a} other={row.b} gap={row.gap_a} view={view} />
                  </Table.Td>
                  <Table.Td>
                    <CompareCell handoff={row.b} other={row.a} gap={row.gap_b} view={view} />
                  </Table.Td>
                  <Table.Td>
                    <ContextChanges row={row} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
