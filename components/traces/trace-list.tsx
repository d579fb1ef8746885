"use client";

import { Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQueryStates } from "nuqs";
import dynamic from "next/dynamic";
import { PageHeader } from "@/components/shared/page-header";
import { alive } from "@/components/ui/alive";
import type { SavedViewActions } from "@/lib/client/action";
import { isNewestFirst, type TraceListView } from "@/lib/client/traces";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import { CompareBar } from "./compare-bar";
import { listParsers } from "./list-params";
import { savedSearchOf } from "./saved-views/saved-search";
import { SortControl } from "./sort-control";
import { TraceListBody } from "./trace-list-body";
import { TraceListEmpty } from "./trace-list-empty";
import { TraceListStates } from "./trace-list-states";
import styles from "./traces.module.css";
import { useChosen } from "./use-chosen";
import { useTotal } from "./use-total";
import { useTraceList } from "./use-trace-list";

const FacetPanel = dynamic(
  () => import("./facets/facet-panel").then((module) => alive(module.FacetPanel)),
  { loading: () => <Skeleton height={FACETS_PX} /> },
);

const FacetsDrawer = dynamic(
  () => import("./facets/facets-drawer").then((module) => alive(module.FacetsDrawer)),
  { loading: () => null },
);

const QueryBar = dynamic(
  () => import("./query-bar/query-bar").then((module) => alive(module.QueryBar)),
  {
    loading: () => <Skeleton height={BAR_PX} />,
  },
);

const ExportMenu = dynamic(
  () => import("./export-menu").then((module) => alive(module.ExportMenu)),
  {
    loading: () => <Skeleton height={30} width={84} />,
  },
);

const SavedViewsMenu = dynamic(
  () => import("./saved-views/saved-views-menu").then((module) => alive(module.SavedViewsMenu)),
  { loading: () => <Skeleton height={30} width={84} /> },
);

const BAR_PX = 30;
const FACETS_PX = 480;
const PHONE = "(max-width: 47.99em)";

type TraceListProps = { projectSlug: string; savedViewActions: SavedViewActions };

/** The traces of the project that a query finds in the chosen time. */
export function TraceList({ projectSlug, savedViewActions }: TraceListProps) {
  const [view, setView] = useViewParams();
  const [{ q, sort, order }, setParams] = useQueryStates(listParsers, { history: "push" });
  const { project, range, from, to } = view;
  const time = { range, from, to };
  const listView: TraceListView = { project, range: time, q, order: { sort, order } };
  const state = useTraceList(listView, view);
  const { list, traces, isLoaded, isReadable, hasOlder } = state;
  const total = useTotal(listView, isReadable);
  const chosen = useChosen();
  const isPhone = useMediaQuery(PHONE, false);
  const ask = (next: string) => void setParams({ q: next === "" ? null : next });
  const showAllTime = () => void setView({ range: "all", from: null, to: null });
  const facets = <FacetPanel view={listView} isLive={isLiveView(view)} onQuery={ask} />;

  return (
    <>
      <PageHeader title="Traces">
        <SavedViewsMenu
          projectSlug={projectSlug}
          search={isReadable ? savedSearchOf(listView) : null}
          actions={savedViewActions}
        />
        <ExportMenu view={listView} isReadable={isReadable} />
      </PageHeader>
      <search className={styles["bar"]} aria-label="Filter traces">
        <QueryBar view={listView} onQuery={ask} />
        <FacetsDrawer>{facets}</FacetsDrawer>
      </search>
      <div className={styles["columns"]}>
        <aside className={styles["facets"]} aria-label="Values to filter by">
          {facets}
        </aside>
        <div>
          {isPhone ? <SortControl order={listView.order} onOrder={setParams} /> : null}
          <CompareBar ids={chosen.ids} view={view} onClear={chosen.clear} />
          <TraceListStates state={state} onClearQuery={() => ask("")} />
          {isLoaded && traces.length === 0 ? (
            <TraceListEmpty
              projectSlug={projectSlug}
              view={view}
              hasQuery={q !== ""}
              onClearQuery={() => ask("")}
              hasOlder={hasOlder}
              onAllTime={showAllTime}
            />
          ) : null}
          {traces.length > 0 ? (
            <TraceListBody
              key={JSON.stringify(listView)}
              traces={traces}
              total={total}
              view={view}
              order={listView.order}
              onOrder={(next) => void setParams(next)}
              chosen={chosen}
              isPhone={isPhone}
              hasMore={list.hasNextPage}
              isLoadingMore={list.isFetchingNextPage}
              moreError={list.isFetchNextPageError ? list.error : null}
              unindexed={state.unindexed}
              onMore={() => void list.fetchNextPage()}
              onAllTime={hasOlder ? showAllTime : null}
              onRefresh={isNewestFirst(listView.order) ? null : () => void list.refetch()}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
