import { Table, Text } from "@mantine/core";
import { Panel } from "@/components/ui/panel";
import { RateCell } from "@/components/shared/rate";
import type { EffectLevelDto, EffectsDto } from "@/lib/contracts/effects";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { LatencyText, SuccessText } from "@/components/shared/effects/effect-text";
import styles from "./effects.module.css";
import { TRAIT_WORDS } from "@/components/shared/effects/trait-words";

const TABLE_WIDTH_MIN = 760;

type Item = EffectsDto["items"][number];

/** One trait: what is so with and without it, and what of that is not chance. */
export function TraitPanel({ item, handoffs }: { item: Item; handoffs: number }) {
  const { title, caseStudy } = TRAIT_WORDS[item.trait];
  const number = styles["number"] ?? "";
  return (
    <Panel
      title={title}
      description={`${formatCount(item.known)} of ${formatCount(handoffs)} handoffs say so.`}
    >
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Handoffs</Table.Th>
              <Table.Th className={number}>With</Table.Th>
              <Table.Th className={number}>Success with</Table.Th>
              <Table.Th className={number}>Success without</Table.Th>
              <Table.Th>Success, like with like</Table.Th>
              <Table.Th className={number}>Median with</Table.Th>
              <Table.Th>Latency, like with like</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {item.levels.map((level) => (
              <LevelRow key={level.level} item={item} level={level} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {caseStudy === null ? null : (
        <Text size="sm" c="dimmed">
          In the case study: {caseStudy}
        </Text>
      )}
    </Panel>
  );
}

function LevelRow({ item, level }: { item: Item; level: EffectLevelDto }) {
  const number = styles["number"] ?? "";
  const { had } = TRAIT_WORDS[item.trait];
  return (
    <Table.Tr>
      <Table.Th scope="row">{level.level === "true" ? had : level.level}</Table.Th>
      <Table.Td className={number}>{formatCount(level.with.count)}</Table.Td>
      <Table.Td className={number}>
        <RateCell figures={level.with} />
      </Table.Td>
      <Table.Td className={number}>
        <RateCell figures={level.without} />
      </Table.Td>
      <Table.Td>
        <SuccessText effect={level.success} />
      </Table.Td>
      <Table.Td className={number}>{formatDuration(level.with.handoff_ms?.p50)}</Table.Td>
      <Table.Td>
        <LatencyText effect={level.latency} />
      </Table.Td>
    </Table.Tr>
  );
}
