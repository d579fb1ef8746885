"use client";

import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { useRef } from "react";
import dynamic from "next/dynamic";
import { alive } from "@/components/ui/alive";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { Inspector } from "./inspector/inspector";
import { TraceHeader } from "./trace-header";
import styles from "./trace-page.module.css";
import { TracePanes } from "./trace-panes";
import {
  type OnOpen,
  type OnSelect,
  paneOfPhone,
  stepHandoff,
  type TraceView,
  writeSelection,
} from "./trace-view";
import { useTrace } from "./use-trace";
import { useTraceView } from "./use-trace-view";
import { Waiting } from "./waiting";

const SessionPane = dynamic(
  () => import("./session/session-pane").then((module) => alive(module.SessionPane)),
  { loading: () => <Waiting label="Loading the session" /> },
);

const PHONE = "(max-width: 47.99em)";

export function TracePage({ traceId }: { traceId: string }) {
  const [params] = useViewParams();
  const key = { project: params.project, id: traceId };
  const { detail, timeline, spans } = useTrace(key, isLiveView(params));
  const { view, setView, selection, select, open } = useTraceView();
  const isHydrated = useHydrated();
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false }) && isHydrated;
  const inspector = useRef<HTMLElement>(null);
  // On a phone the inspector lies below the list: what was asked for comes into sight.
  const reveal = () => (isPhone ? inspector.current?.scrollIntoView() : undefined);
  const pick: OnSelect = (next) => {
    select(next);
    reveal();
  };
  const openPlace: OnOpen = (place) => {
    open(place);
    reveal();
  };
  const step = (by: 1 | -1) => select(stepHandoff(detail.handoffs, selection, by));
  useHotkeys([
    ["j", () => step(1)],
    ["k", () => step(-1)],
  ]);

  const pane = isPhone ? paneOfPhone(view.view) : view.view;
  const sessionId = shownSession(detail, view.scope);
  return (
    <div className={styles["page"]}>
      <TraceHeader
        detail={detail}
        view={params}
        scope={sessionId === null ? "trace" : "session"}
        onScope={(next) => void setView({ scope: next })}
      />
      <div className={styles["panes"]}>
        <section className={styles["main"]} aria-label="Handoffs of this trace">
          {sessionId !== null ? (
            <SessionPane
              sessionId={sessionId}
              traceId={traceId}
              selection={selection}
              onSelect={isPhone ? pick : select}
            />
          ) : (
            <TracePanes
              detail={detail}
              timeline={timeline}
              spans={spans}
              pane={pane}
              isReady={isHydrated}
              onPane={(next) => void setView({ view: next })}
              view={view}
              onView={(next) => void setView(next)}
              selection={selection}
              onSelect={isPhone ? pick : select}
              onOpen={openPlace}
              onStep={step}
              onReplay={({ at, handoffId }) =>
                void setView({
                  at,
                  ...(handoffId && writeSelection({ kind: "handoff", id: handoffId })),
                })
              }
            />
          )}
        </section>
        <section ref={inspector} className={styles["inspector"]} aria-label="Inspector">
          <Inspector
            detail={detail}
            project={params.project}
            timeline={timeline}
            spans={spans}
            view={view}
            onView={(next) => void setView(next)}
            selection={selection}
            onSelect={select}
            onOpen={open}
            hasList={sessionId !== null || pane === "list"}
          />
        </section>
      </div>
    </div>
  );
}

/** The session to show instead of the trace; a conversation of one trace is that trace. */
function shownSession(
  { trace, session }: TraceDetailDto,
  scope: TraceView["scope"],
): string | null {
  return scope === "session" && session.length > 1 ? trace.session_id : null;
}
