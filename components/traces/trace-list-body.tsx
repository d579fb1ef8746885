"use client";

import { Button } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { ViewParams } from "@/lib/client/view-params";
import type { TraceDto } from "@/lib/contracts/trace";
import type { TraceOrder } from "@/lib/domain/trace/trace-sort";
import { formatQuantity } from "@/lib/format/count";
import type { TraceRow } from "./columns";
import { holdBack } from "./hold-back";
import { ListFoot } from "./list-foot";
import { TraceCards } from "./trace-cards";
import { TraceTable } from "./trace-table";
import styles from "./traces.module.css";
import type { useChosen } from "./use-chosen";
import { useRowKeys } from "./use-row-keys";

const ROW_HEIGHT = 40;
const OVERSCAN_ROWS = 8;
/** How many rows before the end the next page is asked for. */
const AHEAD_ROWS = 15;

type TraceListBodyProps = {
  traces: readonly TraceDto[];
  total: number | null;
  view: ViewParams;
  order: TraceOrder;
  onOrder: (order: TraceOrder) => void;
  chosen: ReturnType<typeof useChosen>;
  isPhone: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  moreError: Error | null;
  onMore: () => void;
  unindexed: number;
  onAllTime: (() => void) | null;
  onRefresh: (() => void) | null;
};

export function TraceListBody(props: TraceListBodyProps) {
  const { traces, view, chosen, isPhone, hasMore, isLoadingMore, moreError, onMore } = props;
  const [anchorId, setAnchorId] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const held = holdBack(traces, anchorId);
  const shown = held.rows;
  const rows = shown.map((trace): TraceRow => toRow(trace, { view, chosen }));
  // The React compiler, which this hook would confuse, is off.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: isPhone ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.trace.id ?? index,
    scrollPaddingStart: ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });
  const hold = (): void => setAnchorId((before) => before ?? shown[0]?.id ?? null);
  const activeId = useRowKeys({
    ids: useMemo(() => shown.map(({ id }) => id), [shown]),
    container: scroller,
    onChoose: chosen.toggle,
    onMove: (index) => {
      hold();
      virtualizer.scrollToIndex(index);
    },
  });

  const lastRow = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = !isPhone && lastRow >= rows.length - AHEAD_ROWS;
  // The server's next page, as soon as the reader comes near the end of this one.
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore && moreError === null) onMore();
  }, [isNearEnd, hasMore, isLoadingMore, moreError, onMore]);

  return (
    <div className={styles["body"]}>
      {held.newCount > 0 ? (
        <Button
          className={styles["news"] ?? ""}
          leftSection={<IconArrowUp size={14} />}
          onClick={() => {
            setAnchorId(null);
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          {formatQuantity(held.newCount, "new trace")}
        </Button>
      ) : null}
      {isPhone ? (
        <TraceCards rows={rows} hasMore={hasMore} isLoadingMore={isLoadingMore} onMore={onMore} />
      ) : (
        <div
          ref={scroller}
          className={styles["scroller"]}
          onScroll={({ currentTarget }) => {
            if (currentTarget.scrollTop > 0) hold();
            else if (held.newCount === 0) setAnchorId(null);
          }}
        >
          <TraceTable
            rows={rows}
            virtualizer={virtualizer}
            activeId={activeId}
            order={props.order}
            onOrder={props.onOrder}
          />
        </div>
      )}
      {moreError === null ? null : (
        <ProblemAlert
          title="More traces could not be loaded"
          problem={moreError}
          onRetry={onMore}
          isRetrying={isLoadingMore}
        />
      )}
      <ListFoot
        shown={rows.length}
        total={props.total}
        hasMore={hasMore}
        isLoadingMore={isLoadingMore}
        unindexed={props.unindexed}
        onAllTime={props.onAllTime}
        onRefresh={props.onRefresh}
      />
    </div>
  );
}

function toRow(
  trace: TraceDto,
  { view, chosen }: Pick<TraceListBodyProps, "view" | "chosen">,
): TraceRow {
  const onChoose = chosen.mayToggle(trace.id) ? () => chosen.toggle(trace.id) : undefined;
  return { trace, view, isChosen: chosen.has(trace.id), onChoose };
}
