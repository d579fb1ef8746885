import { Button } from "@mantine/core";
import { formatCount, formatQuantity } from "@/lib/format/count";
import styles from "./traces.module.css";

type ListFootProps = {
  shown: number;
  /** Null where nobody counted so far. */
  total: number | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Traces that a search for words does not know yet. */
  unindexed: number;
  /** Null when the time range leaves no older trace out. */
  onAllTime: (() => void) | null;
  /** Null where new traces appear by themselves. */
  onRefresh: (() => void) | null;
};

/** How much is shown, why not more, and what helps. */
export function ListFoot(props: ListFootProps) {
  const { shown, total, unindexed, onAllTime, onRefresh } = props;
  return (
    <div className={styles["foot"]}>
      <span aria-live="polite">
        {formatCount(shown)}
        {total !== null && total > shown ? ` of ${formatCount(total)}` : null} shown
        {describeEnd(props)}
      </span>
      {onAllTime === null ? null : (
        <Button variant="subtle" size="compact-xs" onClick={onAllTime}>
          Show all time
        </Button>
      )}
      {unindexed === 0 ? null : (
        <span>
          · {formatQuantity(unindexed, "trace")} waiting to be indexed: found by name and id until
          then
        </span>
      )}
      {onRefresh === null ? null : (
        <>
          <span>· new traces appear by themselves only in the order newest first</span>
          <Button variant="subtle" size="compact-xs" onClick={onRefresh}>
            Refresh
          </Button>
        </>
      )}
    </div>
  );
}

function describeEnd({ hasMore, isLoadingMore, onAllTime }: ListFootProps): string {
  if (isLoadingMore) return " · loading more";
  if (hasMore) return " · more below";
  return onAllTime === null
    ? " · that is all of them"
    : " · older ones are outside the time range of the top bar";
}
