import { EmptyState } from "@/components/shared/empty-state";
import { VirtualRows } from "@/components/shared/virtual-rows";
import { ApprovalRow } from "./approval-row";
import styles from "./approvals.module.css";
import type { useInbox } from "./use-inbox";

const ROW_PX = 62;
const LIST_PX = 640;

export function ApprovalList({ inbox }: { inbox: ReturnType<typeof useInbox> }) {
  const { items, at, select, list, selected } = inbox;
  if (items.length === 0) {
    return (
      <div className={styles["list"]}>
        <EmptyState
          kind="nothing-yet"
          title="Nothing here"
          description="Questions of workflows and of outside systems come in by themselves."
        />
      </div>
    );
  }
  const loadMore = list.hasNextPage ? () => void list.fetchNextPage() : undefined;
  return (
    <div className={styles["list"]}>
      <VirtualRows
        count={items.length}
        label="Approvals"
        rowPx={ROW_PX}
        heightPx={LIST_PX}
        keyOf={(index) => items[index]?.id ?? index}
        selected={at}
        onNearEnd={loadMore}
        className={styles["rows"]}
      >
        {(index) => {
          const approval = items[index];
          return approval ? (
            <ApprovalRow
              approval={approval}
              isSelected={approval.id === selected}
              onSelect={() => select(approval.id)}
            />
          ) : null;
        }}
      </VirtualRows>
    </div>
  );
}
