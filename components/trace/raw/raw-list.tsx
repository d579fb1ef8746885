"use client";

import { Text } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VirtualRows } from "@/components/shared/virtual-rows";
import { formatQuantity } from "@/lib/format/count";
import { useNextPage } from "../use-next-page";
import { Waiting } from "../waiting";
import styles from "./raw.module.css";

const ROW_PX = 36;
const HEIGHT_PX = 600;

type RawListProps<Item> = {
  noun: "span" | "event";
  query: UseInfiniteQueryResult<{ pages: readonly { items: readonly Item[] }[] }>;
  idOf: (item: Item) => string;
  isSelected: (item: Item) => boolean;
  children: (item: Item) => ReactNode;
};

/** Records in order of time; further pages come as the reader goes on. */
export function RawList<Item>({ noun, query, idOf, isSelected, children }: RawListProps<Item>) {
  const more = useNextPage(query);
  if (query.isPending) return <Waiting label={`Loading ${noun}s`} height={320} />;
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {query.isError ? (
        <ProblemAlert
          problem={query.error}
          title={`The ${noun}s could not be loaded`}
          onRetry={() => void (query.data ? query.fetchNextPage() : query.refetch())}
          isRetrying={query.isFetching}
        />
      ) : (
        <Text size="xs" c="dimmed" className={styles["count"] ?? ""}>
          {rows.length === 0 ? `No ${noun}s were recorded.` : formatQuantity(rows.length, noun)}
          {query.hasNextPage ? " so far; more come as you read on" : ""}
        </Text>
      )}
      <VirtualRows
        count={rows.length}
        label={noun === "span" ? "Spans as JSON" : "Events as JSON"}
        rowPx={ROW_PX}
        heightPx={HEIGHT_PX}
        keyOf={(index) => {
          const item = rows[index];
          return item === undefined ? index : idOf(item);
        }}
        selected={rows.findIndex(isSelected)}
        onNearEnd={more}
        className={styles["rows"]}
      >
        {(index) => {
          const item = rows[index];
          return item === undefined ? null : children(item);
        }}
      </VirtualRows>
    </>
  );
}
