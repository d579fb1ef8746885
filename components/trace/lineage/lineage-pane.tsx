"use client";

import { Select, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { contextsCache } from "@/lib/client/contexts";
import { isOpenTrace } from "@/lib/client/traces";
import { useViewParams } from "@/lib/client/use-view-params";
import type { LineageDto, LineageFactDto } from "@/lib/contracts/gap";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { formatCount, formatQuantity } from "@/lib/format/count";
import type { OnOpen, Selection, TraceView } from "../trace-view";
import { Waiting } from "../waiting";
import { LineageGrid } from "./lineage-grid";
import { LineageLegend } from "./lineage-legend";
import styles from "./lineage.module.css";
import { LossStories } from "./loss-stories";
import {
  type Column,
  LINEAGE_FILTERS,
  type LineageFilter,
  lossStories,
  prepareLineage,
} from "./prepare-lineage";

const FILTER_LABELS: Record<LineageFilter, string> = {
  all: "All facts",
  request: "Facts of the request",
  results: "Facts of results",
  lost: "Only lost",
  needed: "Only needed",
};

/** The part of the page's URL that is the matrix's. */
type LineageView = Pick<TraceView, "facts" | "find" | "fact">;

type LineagePaneProps = {
  detail: TraceDetailDto;
  view: LineageView;
  onView: (view: Partial<LineageView>) => void;
  selection: Selection;
  onOpen: OnOpen;
};

/** Where each fact was lost, and who needed it later. */
export function LineagePane({ detail, ...props }: LineagePaneProps) {
  const [{ project }] = useViewParams();
  const { trace } = detail;
  const lineage = useQuery(contextsCache.lineage({ project, id: trace.id }, isOpenTrace(trace)));
  if (lineage.isPending) return <Waiting label="Following the facts" height={320} />;
  if (lineage.isError) {
    return (
      <ProblemAlert
        problem={lineage.error}
        title="The lineage could not be worked out"
        onRetry={() => void lineage.refetch()}
        isRetrying={lineage.isFetching}
      />
    );
  }
  if (lineage.data.facts.length === 0) return <NoFacts />;
  return <Lineage lineage={lineage.data} detail={detail} {...props} />;
}

type LineageProps = LineagePaneProps & { lineage: LineageDto };

function Lineage({ lineage, detail, view, onView, selection, onOpen }: LineageProps) {
  const { handoffs } = detail;
  const matrix = useMemo(
    () => prepareLineage(lineage, handoffs, { filter: view.facts, search: view.find }),
    [lineage, handoffs, view.facts, view.find],
  );
  const all = useMemo(
    () => prepareLineage(lineage, handoffs, { filter: "lost", search: "" }),
    [lineage, handoffs],
  );
  const openCell = ({ id, path }: LineageFactDto, column: Column) =>
    onOpen({ handoffId: column.id, tab: "context", fact: id, path });
  return (
    <>
      <div className={styles["bar-top"]}>
        <Select
          aria-label="Which facts"
          value={view.facts}
          onChange={(value) =>
            onView({ facts: LINEAGE_FILTERS.find((each) => each === value) ?? "all" })
          }
          data={LINEAGE_FILTERS.map((value) => ({ value, label: FILTER_LABELS[value] }))}
        />
        <TextInput
          className={styles["search"] ?? ""}
          aria-label="Find a fact"
          placeholder="Find a fact"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={view.find}
          onChange={(event) => onView({ find: event.currentTarget.value })}
        />
        <Text size="xs" c="dimmed" component="output">
          Showing {formatCount(matrix.facts.length)} of{" "}
          {formatQuantity(lineage.facts_total, "fact")}
          {lineage.is_complete ? "" : "; more was there than is analysed"}
        </Text>
      </div>
      <div className={styles["notes"]}>
        {all.facts.length === 0 ? (
          <Text size="xs" c="dimmed">
            No fact was lost that somebody was seen to need later.
          </Text>
        ) : (
          <LossStories
            stories={lossStories(all)}
            onOpen={({ fact }, column) => openCell(fact, column)}
          />
        )}
      </div>
      {matrix.facts.length === 0 ? (
        <EmptyState
          kind="nothing-matches"
          title="No fact matches"
          description="Choose all facts, or look for something else."
        />
      ) : (
        <LineageGrid
          matrix={matrix}
          selectedHandoff={selection.kind === "handoff" ? selection.id : null}
          selectedFact={view.fact}
          onFact={({ id }) => onView({ fact: view.fact === id ? null : id })}
          onHandoff={({ id }) => onOpen({ handoffId: id })}
          onCell={openCell}
        />
      )}
      <LineageLegend />
    </>
  );
}

function NoFacts() {
  return (
    <EmptyState
      kind="nothing-yet"
      title="No facts to follow"
      description="Send the request with trace_started, and context with each handoff."
    />
  );
}
