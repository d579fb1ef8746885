import { EmptyState } from "@/components/shared/empty-state";
import { VirtualRows } from "@/components/shared/virtual-rows";
import { LinkButton } from "@/components/ui/link-button";
import { allTime, viewHref } from "@/lib/client/view-params";
import { CauseRow } from "./cause-row";
import styles from "./findings.module.css";
import type { useFindings } from "./use-findings";

const ROW_PX = 74;
const LIST_PX = 640;

type CauseListProps = { findings: ReturnType<typeof useFindings> };

export function CauseList({ findings }: CauseListProps) {
  const { items, at, select, list, selected } = findings;
  if (items.length === 0) return <NothingFound findings={findings} />;
  return (
    <div className={styles["list"]}>
      <VirtualRows
        count={items.length}
        label="Findings"
        rowPx={ROW_PX}
        heightPx={LIST_PX}
        keyOf={(index) => items[index]?.id ?? index}
        selected={at}
        onNearEnd={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        className={styles["rows"]}
      >
        {(index) => {
          const cause = items[index];
          return cause ? (
            <CauseRow
              cause={cause}
              isSelected={cause.id === selected}
              onSelect={() => select(cause.id)}
            />
          ) : null;
        }}
      </VirtualRows>
    </div>
  );
}

function NothingFound({ findings: { list, view } }: CauseListProps) {
  const counts = list.data.pages[0]?.counts;
  const hasAny = counts ? counts.open + counts.muted + counts.resolved > 0 : false;
  return (
    <div className={styles["list"]}>
      <EmptyState
        kind={hasAny ? "nothing-matches" : "nothing-yet"}
        title={hasAny ? "No finding matches" : "Nothing was found wrong in this time"}
        description={
          hasAny
            ? "Choose another status, kind or severity, or a longer time."
            : "Every trace is looked at shortly after its last event."
        }
      >
        <LinkButton variant="default" href={viewHref("/findings", allTime(view))}>
          Show all time
        </LinkButton>
      </EmptyState>
    </div>
  );
}
