"use client";

import { Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { EffectRow } from "@/components/shared/effects/effect-row";
import { TRAIT_WORDS } from "@/components/shared/effects/trait-words";
import numbers from "@/components/shared/numbers.module.css";
import { Panel } from "@/components/ui/panel";
import { effectsCache } from "@/lib/client/effects";
import { ratedHrefs } from "@/lib/client/traces-href";
import { useViewParams } from "@/lib/client/use-view-params";
import type { EffectLevelDto, EffectsDto } from "@/lib/contracts/effects";
import { pairTerms } from "./pair-terms";

const TABLE_WIDTH_MIN = 720;

/** How this pair does with what a handoff can have or lack; sizes and starts have panels of their own. */
export function TraitsPanel({ pair }: { pair: { from: string; to: string } }) {
  const [{ project, range, from, to }] = useViewParams();
  const ends = { from_agent: pair.from, to_agent: pair.to };
  const { data } = useSuspenseQuery(
    effectsCache.all({ project, range: { range, from, to }, ends }),
  );
  const rows = data.items.flatMap(({ trait, levels }) =>
    levels.flatMap((level) => (level.level === "true" ? [{ trait, level }] : [])),
  );
  const number = numbers["number"] ?? "";
  return (
    <Panel
      title="With and without"
      description="Compared within the same type of handoff. Handoffs that do not say are left out."
    >
      {rows.length === 0 ? (
        <Text c="dimmed">No handoff of this time says what could be compared.</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Handoffs</Table.Th>
                <Table.Th className={number}>With</Table.Th>
                <Table.Th className={number}>Success with</Table.Th>
                <Table.Th className={number}>Success without</Table.Th>
                <Table.Th>Success, like with like</Table.Th>
                <Table.Th>Latency, like with like</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ trait, level }) => (
                <TraitRow key={trait} pair={pair} trait={trait} level={level} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

type TraitRowProps = {
  pair: { from: string; to: string };
  trait: EffectsDto["items"][number]["trait"];
  level: EffectLevelDto;
};

function TraitRow({ pair, trait, level }: TraitRowProps) {
  const [view] = useViewParams();
  if (trait === "size") return null;
  const terms = pairTerms(pair);
  return (
    <EffectRow
      name={TRAIT_WORDS[trait].had}
      level={level}
      withIt={ratedHrefs([...terms, [trait, "true"]], view)}
      without={ratedHrefs([...terms, [trait, "false"]], view)}
    />
  );
}
