import { Table } from "@mantine/core";
import type { Route } from "next";
import numbers from "@/components/shared/numbers.module.css";
import { RateCell } from "@/components/shared/rate";
import { TextLink } from "@/components/ui/link-button";
import type { EffectLevelDto } from "@/lib/contracts/effects";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { LatencyText, SuccessText } from "./effect-text";

type Hrefs = { href: Route; failuresHref: Route };

type EffectRowProps = {
  name: string;
  level: EffectLevelDto;
  /** To the handoffs that have it, and to those that lack it where the query can say so. */
  withIt: Hrefs;
  without: Hrefs | null;
  hasMedian?: boolean;
};

/** Handoffs that have something, beside those that lack it. */
export function EffectRow({ name, level, withIt, without, hasMedian = false }: EffectRowProps) {
  const number = numbers["number"] ?? "";
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className={number}>
        <TextLink href={withIt.href}>{formatCount(level.with.count)}</TextLink>
      </Table.Td>
      <Table.Td className={number}>
        <RateCell figures={level.with} href={withIt.failuresHref} />
      </Table.Td>
      <Table.Td className={number}>
        <RateCell figures={level.without} {...(without ? { href: without.failuresHref } : {})} />
      </Table.Td>
      <Table.Td>
        <SuccessText effect={level.success} />
      </Table.Td>
      {hasMedian ? (
        <Table.Td className={number}>{formatDuration(level.with.handoff_ms?.p50)}</Table.Td>
      ) : null}
      <Table.Td>
        <LatencyText effect={level.latency} />
      </Table.Td>
    </Table.Tr>
  );
}
