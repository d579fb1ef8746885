"use client";

import { Alert, Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { compareCache } from "@/lib/client/compare";
import { useViewParams } from "@/lib/client/use-view-params";
import type { ViewParams } from "@/lib/client/view-params";
import { ChooseTraces } from "./choose-traces";
import { compareParsers } from "./compare-params";
import { CompareSides } from "./compare-sides";
import { EdgesPanel } from "./edges-panel";
import { GraphPanel } from "./graph-panel";
import { RowsPanel } from "./rows-panel";

/** Two traces side by side: what happened in one and not in the other, and what became slower. */
export function CompareView() {
  const [view] = useViewParams();
  const [{ a, b }, setIds] = useQueryStates(compareParsers);
  return (
    <>
      <PageHeader title="Compare traces" />
      <Stack gap="md">
        <ChooseTraces
          key={JSON.stringify([a, b])}
          a={a ?? ""}
          b={b ?? ""}
          onChoose={(ids) => void setIds(ids)}
        />
        {a && b ? (
          <QueryBoundary title="The traces could not be compared" skeleton={<CompareSkeleton />}>
            <Comparison ids={{ a, b }} view={view} />
          </QueryBoundary>
        ) : null}
      </Stack>
    </>
  );
}

function Comparison({ ids, view }: { ids: { a: string; b: string }; view: ViewParams }) {
  const { data } = useSuspenseQuery(compareCache.pair(view.project, ids));
  return (
    <>
      {data.is_complete ? null : (
        <Alert title="Only the first part is compared">
          One of the traces has more handoffs, or larger contexts, than are compared at once.
        </Alert>
      )}
      <CompareSides a={data.a} b={data.b} view={view} />
      <GraphPanel edges={data.edges} />
      <EdgesPanel edges={data.edges} />
      <RowsPanel rows={data.rows} view={view} />
    </>
  );
}

function CompareSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton height={90} />
      <Skeleton height={180} />
      <Skeleton height={320} />
    </Stack>
  );
}
