import { Table, Text } from "@mantine/core";
import { LatencyText, SuccessText } from "@/components/shared/effects/effect-text";
import { TRAIT_WORDS } from "@/components/shared/effects/trait-words";
import { Panel } from "@/components/ui/panel";
import { busiestPairsOnly } from "@/lib/format/looked-through";
import type { ReportDto } from "@/lib/contracts/report";

const TABLE_WIDTH_MIN = 640;

/** What goes with what, like with like; the page of effects has the rest. */
export function EffectsTable({ report: { effects, effects_complete } }: { report: ReportDto }) {
  const of = effects_complete ? "" : ` ${busiestPairsOnly()}`;
  return (
    <Panel title="Effects" description={`Matched by pair of agents and type.${of}`}>
      {effects.length === 0 ? (
        <Text c="dimmed">No handoff of this time says what could be compared.</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>With</Table.Th>
                <Table.Th>Success</Table.Th>
                <Table.Th>Latency</Table.Th>
                <Table.Th>Case study</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {effects.flatMap(({ trait, levels }) =>
                levels.map(({ level, success, latency }, index) => (
                  <Table.Tr key={`${trait} ${level}`}>
                    <Table.Th scope="row">
                      {level === "true"
                        ? TRAIT_WORDS[trait].title
                        : `${TRAIT_WORDS[trait].title}: ${level}`}
                    </Table.Th>
                    <Table.Td>
                      <SuccessText effect={success} />
                    </Table.Td>
                    <Table.Td>
                      <LatencyText effect={latency} />
                    </Table.Td>
                    <Table.Td>{index === 0 ? TRAIT_WORDS[trait].caseStudy : null}</Table.Td>
                  </Table.Tr>
                )),
              )}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
