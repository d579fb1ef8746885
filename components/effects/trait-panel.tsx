import { Table, Text } from "@mantine/core";
import { Panel } from "@/components/ui/panel";
import { sizeTerms } from "@/lib/client/size-terms";
import { ratedHrefs } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { EffectLevelDto, EffectsDto } from "@/lib/contracts/effects";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { formatCount } from "@/lib/format/count";
import { EffectRow } from "@/components/shared/effects/effect-row";
import styles from "@/components/shared/numbers.module.css";
import { TRAIT_WORDS } from "@/components/shared/effects/trait-words";

const TABLE_WIDTH_MIN = 760;

type Item = EffectsDto["items"][number];

/** One trait: what is so with and without it, and what of that is not chance. */
export function TraitPanel({
  item,
  handoffs,
  view,
}: {
  item: Item;
  handoffs: number;
  view: ViewParams;
}) {
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
              <LevelRow key={level.level} trait={item.trait} level={level} view={view} />
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

type LevelRowProps = { trait: Item["trait"]; level: EffectLevelDto; view: ViewParams };

function LevelRow({ trait, level, view }: LevelRowProps) {
  const isOne = isHad(level);
  return (
    <EffectRow
      name={isOne ? TRAIT_WORDS[trait].had : level.level}
      level={level}
      withIt={ratedHrefs(termsOf(trait, level.level), view)}
      without={isOne && trait !== "size" ? ratedHrefs([[trait, "false"]], view) : null}
      hasMedian
    />
  );
}

/** Not one of several levels. */
function isHad({ level }: EffectLevelDto): boolean {
  return level === "true";
}

function termsOf(trait: Item["trait"], level: string) {
  if (trait !== "size") return [[trait, level]] as const;
  return SIZE_BUCKETS.filter((bucket) => bucket === level).flatMap(sizeTerms);
}
