"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { simulationsCache } from "@/lib/client/simulations";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { ExpectedFlow } from "@/lib/contracts/simulation";
import { formatCount } from "@/lib/format/count";
import styles from "./moved-handoffs.module.css";

const TASK_CHARS_MAX = 100;

/** The handoffs of one flow, the newest first, each with its trace behind it. */
export function MovedHandoffs({ id, flow }: { id: string; flow: ExpectedFlow }) {
  const [view] = useViewParams();
  const moved = useInfiniteQuery(simulationsCache.moved(view.project, { id, flow }));
  if (moved.isError) {
    return (
      <ProblemAlert
        title="The handoffs could not be read"
        problem={moved.error}
        onRetry={() => void moved.refetch()}
      />
    );
  }
  if (!moved.data) return <Skeleton height={120} />;
  const items = moved.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="xs" align="flex-start">
      {moved.hasNextPage ? null : <Gone count={flow.count - items.length} of={flow.count} />}
      <ul className={styles["moved"]} aria-label="Handoffs of this flow">
        {items.map(({ trace_id: traceId, handoff_id: handoffId, task, outcome, at }) => (
          <li key={`${traceId} ${handoffId}`}>
            <TextLink href={handoffHref({ traceId, handoffId }, view)}>
              <VisibleText text={(task ?? handoffId).slice(0, TASK_CHARS_MAX)} />
            </TextLink>
            <OutcomeBadge outcome={outcome} plain />
            <Instant at={at} />
          </li>
        ))}
      </ul>
      {moved.hasNextPage ? (
        <Button
          variant="default"
          loading={moved.isFetchingNextPage}
          onClick={() => void moved.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

/** What was deleted since, or is older than what is kept, is counted still and cannot be shown. */
function Gone({ count, of }: { count: number; of: number }) {
  if (count <= 0) return null;
  const said = count === of ? "They" : `${formatCount(count)} of the ${formatCount(of)}`;
  return <Text c="dimmed">{said} are not kept any more.</Text>;
}
