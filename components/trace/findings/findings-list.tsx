"use client";

import { Button, Text } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { findingsCache } from "@/lib/client/findings";
import { isOpenTrace } from "@/lib/client/traces";
import { useViewParams } from "@/lib/client/use-view-params";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { TraceDto } from "@/lib/contracts/trace";
import { formatQuantity } from "@/lib/format/count";
import { Waiting } from "../waiting";
import { FindingCard, type OnEvidence } from "./finding-card";
import { sortFindings } from "@/components/shared/finding-look";
import styles from "./findings.module.css";

type FindingsListProps = {
  trace: Pick<TraceDto, "id" | "status">;
  handoffs: readonly HandoffDto[];
  /** Only those of one handoff. */
  handoffId: string | null;
  onEvidence: OnEvidence;
  /** Comes first, and scrolls with them. */
  children?: ReactNode;
};

/** What was found wrong in a trace, or in one handoff of it; the worst first. */
export function FindingsList({
  trace,
  handoffs,
  handoffId,
  onEvidence,
  children,
}: FindingsListProps) {
  const [{ project }] = useViewParams();
  const query = useInfiniteQuery(
    findingsCache.ofTrace({ project, id: trace.id }, isOpenTrace(trace)),
  );
  const effects = useQuery(findingsCache.effectsOfTrace({ project, id: trace.id })).data;
  if (query.isPending) return <Waiting label="Loading findings" />;
  if (!query.data) {
    return (
      <ProblemAlert
        problem={query.error}
        title="The findings could not be loaded"
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  const loaded = query.data.pages.flatMap(({ items }) => items);
  const findings = sortFindings(
    loaded.filter(({ handoff_ids }) => handoffId === null || handoff_ids.includes(handoffId)),
  );
  return (
    <div className={styles["list"]}>
      {children}
      <Text size="xs" c="dimmed">
        {findings.length === 0
          ? "No findings. A trace is looked at shortly after its last event."
          : formatQuantity(findings.length, "finding")}
        {query.hasNextPage ? " so far" : ""}
      </Text>
      {findings.map((finding) => (
        <FindingCard
          key={finding.id}
          finding={{ ...finding, project_effect: effects?.get(finding.kind) ?? null }}
          handoffs={handoffs}
          onEvidence={onEvidence}
        />
      ))}
      {query.isFetchNextPageError ? (
        <ProblemAlert problem={query.error} title="The next findings could not be loaded" />
      ) : null}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </div>
  );
}
