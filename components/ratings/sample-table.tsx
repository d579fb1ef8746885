import { Anchor, Table, Text } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { VisibleText } from "@/components/shared/visible-text";
import type { RatingSampleDto } from "@/lib/contracts/rating-sample";

const TABLE_WIDTH_MIN = 560;
const DIGITS = 2;

type SampleTableProps = {
  items: RatingSampleDto["items"];
  place: number;
  rater: string;
  goTo: (place: number) => void;
};

/** Who rated what. */
export function SampleTable({ items, place, rater, goTo }: SampleTableProps) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>No.</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>Outcome</Table.Th>
            <Table.Th>Ratings</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item, index) => (
            <Table.Tr key={`${item.trace_id} ${item.id}`}>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  onClick={() => goTo(index + 1)}
                  aria-label={`Handoff ${index + 1}`}
                  aria-current={index + 1 === place ? "true" : undefined}
                >
                  {index + 1}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <AgentChip name={item.from_agent} />
              </Table.Td>
              <Table.Td>
                <AgentChip name={item.to_agent} />
              </Table.Td>
              <Table.Td>
                <OutcomeBadge {...item} plain />
              </Table.Td>
              <Table.Td>
                {item.ratings.length === 0 ? <Text c="dimmed">None yet</Text> : null}
                {item.ratings.map(({ rater: who, score, note }) => (
                  <Text key={who} size="sm">
                    {score.toFixed(DIGITS)} by {who === rater ? "you" : <VisibleText text={who} />}
                    {note === null ? null : (
                      <>
                        : <VisibleText text={note} />
                      </>
                    )}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
