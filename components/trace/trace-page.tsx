"use client";

import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { isOpenTrace, tracesCache } from "@/lib/client/traces";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import { Inspector } from "./inspector/inspector";
import { prepareTimeline } from "./timeline/prepare-timeline";
import { TraceHeader } from "./trace-header";
import styles from "./trace-page.module.css";
import { TracePanes } from "./trace-panes";
import { type OnSelect, stepHandoff } from "./trace-view";
import { useTraceSpans } from "./use-trace-spans";
import { useTraceView } from "./use-trace-view";

const PHONE = "(max-width: 47.99em)";

export function TracePage({ traceId }: { traceId: string }) {
  const [params] = useViewParams();
  const key = { project: params.project, id: traceId };
  const { data: detail, dataUpdatedAt } = useSuspenseQuery(
    tracesCache.detail(key, isLiveView(params)),
  );
  const isOpen = isOpenTrace(detail.trace);
  const { items: spans, state: spansState } = useTraceSpans(key, isOpen);
  const { view, setView, selection, select } = useTraceView();
  const isHydrated = useHydrated();
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false }) && isHydrated;
  const timeline = useMemo(
    () =>
      prepareTimeline(
        spans,
        detail.handoffs,
        isOpen ? new Date(dataUpdatedAt).toISOString() : null,
      ),
    [spans, detail.handoffs, isOpen, dataUpdatedAt],
  );
  const inspector = useRef<HTMLElement>(null);
  const pick: OnSelect = (next) => {
    select(next);
    // On a phone the inspector lies below the list: what was asked for comes into sight.
    if (isPhone) inspector.current?.scrollIntoView();
  };
  const step = (by: 1 | -1) => select(stepHandoff(detail.handoffs, selection, by));
  useHotkeys([
    ["j", () => step(1)],
    ["k", () => step(-1)],
  ]);

  const pane = isPhone ? "list" : view.view;
  return (
    <div className={styles["page"]}>
      <TraceHeader detail={detail} view={params} />
      <div className={styles["panes"]}>
        <section className={styles["main"]} aria-label="Handoffs of this trace">
          <TracePanes
            detail={detail}
            timeline={timeline}
            spans={spansState}
            pane={pane}
            isReady={isHydrated}
            onPane={(next) => void setView({ view: next })}
            view={view}
            onView={(next) => void setView(next)}
            selection={selection}
            onSelect={isPhone ? pick : select}
            onStep={step}
          />
        </section>
        <section ref={inspector} className={styles["inspector"]} aria-label="Inspector">
          <Inspector
            detail={detail}
            project={params.project}
            timeline={timeline}
            spans={spansState}
            tab={view.tab}
            onTab={(tab) => void setView({ tab })}
            selection={selection}
            onSelect={select}
            hasList={pane === "list"}
          />
        </section>
      </div>
    </div>
  );
}
