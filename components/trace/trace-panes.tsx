"use client";

import { Tabs } from "@mantine/core";
import {
  IconCode,
  IconFlag,
  IconGraph,
  IconListNumbers,
  IconMessages,
  IconTable,
  IconTimeline,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import type { KeyboardEvent } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { alive } from "@/components/ui/alive";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { formatCount } from "@/lib/format/count";
import { GraphPane } from "./graph/graph-pane";
import { HandoffList } from "./handoff-list";
import { ReplayFrame } from "./replay/replay-frame";
import type { ReplayMove } from "./replay/use-replay-player";
import type { Timeline } from "./timeline/timeline-model";
import type { SpansState } from "./timeline/timeline-pane";
import styles from "./trace-page.module.css";
import {
  evidencePlace,
  type OnOpen,
  type OnSelect,
  type Pane,
  PANES,
  type Selection,
  type TraceView,
} from "./trace-view";
import { Waiting } from "./waiting";

const FindingsList = dynamic(
  () => import("./findings/findings-list").then((module) => alive(module.FindingsList)),
  { loading: () => <Waiting label="Loading" /> },
);

const DiagnosisPanel = dynamic(
  () => import("./findings/diagnosis-panel").then((module) => alive(module.DiagnosisPanel)),
  { loading: () => <Waiting label="Loading" /> },
);

const TimelinePane = dynamic(
  () => import("./timeline/timeline-pane").then((module) => module.TimelinePane),
  { ssr: false, loading: () => <Waiting label="Loading the timeline" height={320} /> },
);

const LineagePane = dynamic(
  () => import("./lineage/lineage-pane").then((module) => module.LineagePane),
  { ssr: false, loading: () => <Waiting label="Loading the lineage" height={320} /> },
);
const ConversationPane = dynamic(
  () => import("./conversation/conversation-pane").then((module) => module.ConversationPane),
  { ssr: false, loading: () => <Waiting label="Loading the conversation" height={320} /> },
);
const RawPane = dynamic(() => import("./raw/raw-pane").then((module) => module.RawPane), {
  ssr: false,
  loading: () => <Waiting label="Loading the records" height={320} />,
});

const STEP_BY_KEY = new Map<string, 1 | -1>([
  ["ArrowDown", 1],
  ["ArrowRight", 1],
  ["ArrowUp", -1],
  ["ArrowLeft", -1],
]);

/** Elsewhere arrows scroll, or move within what the pane shows. */
const STEPPING_PANES: ReadonlySet<Pane> = new Set(["graph", "list"]);

const NEEDS_HANDOFFS: ReadonlySet<Pane> = new Set(["graph", "timeline", "list", "lineage"]);

const TABS: Record<Pane, { label: string; icon: typeof IconGraph }> = {
  graph: { label: "Graph", icon: IconGraph },
  timeline: { label: "Timeline", icon: IconTimeline },
  list: { label: "List", icon: IconListNumbers },
  lineage: { label: "Lineage", icon: IconTable },
  findings: { label: "Findings", icon: IconFlag },
  conversation: { label: "Conversation", icon: IconMessages },
  raw: { label: "Raw", icon: IconCode },
};

/** The part of the page's URL that is the panes'. */
type PanesView = Pick<TraceView, "graph" | "zoom" | "raw" | "at" | "facts" | "find" | "fact">;

type TracePanesProps = {
  detail: TraceDetailDto;
  timeline: Timeline;
  spans: SpansState;
  pane: Pane;
  /** The width of the screen is known only in the browser: a phone never loads the drawn panes. */
  isReady: boolean;
  onPane: (pane: Pane) => void;
  view: PanesView;
  onView: (view: Partial<PanesView>) => void;
  selection: Selection;
  onSelect: OnSelect;
  onOpen: OnOpen;
  onStep: (by: 1 | -1) => void;
  onReplay: (move: ReplayMove) => void;
};

export function TracePanes(props: TracePanesProps) {
  const { detail, pane, onPane, onStep } = props;
  const handleKey = (event: KeyboardEvent): void => {
    const step = STEP_BY_KEY.get(event.key);
    if (step === undefined || event.defaultPrevented || hasOwnArrows(event.target)) return;
    event.preventDefault();
    onStep(step);
  };
  return (
    <Tabs
      value={pane}
      onChange={(value) => onPane(PANES.find((each) => each === value) ?? "graph")}
      className={styles["tabs"] ?? ""}
    >
      <Tabs.List aria-label="Ways to see this trace" className={styles["pane-tabs"] ?? ""}>
        {PANES.map((each) => {
          const { label, icon: PaneIcon } = TABS[each];
          return (
            <Tabs.Tab
              key={each}
              value={each}
              leftSection={<PaneIcon size={15} aria-hidden />}
              className={styles["pane-tab"] ?? ""}
              data-pane={each}
            >
              {label}
              {each === "findings" && detail.findings.length > 0
                ? ` ${formatCount(detail.findings.length)}`
                : null}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel
        value={pane}
        className={styles["panel"] ?? ""}
        tabIndex={-1}
        onKeyDown={STEPPING_PANES.has(pane) ? handleKey : undefined}
      >
        <PaneBody {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Arrow keys are its own: a field, a choice or a slider. */
function hasOwnArrows(target: EventTarget): boolean {
  return target instanceof Element && target.closest("select, input, [role=slider]") !== null;
}

function PaneBody(props: TracePanesProps) {
  const { detail, timeline, pane, view } = props;
  if (!props.isReady) return <Waiting label="Loading the view" height={320} />;
  if (isEmptyPane(props)) return <NoHandoffs hasSpans={detail.trace.span_count > 0} />;
  const drawing = <Drawing {...props} />;
  if (pane !== "graph" && pane !== "timeline") return drawing;
  return (
    <ReplayFrame timeline={timeline} at={view.at} onMove={props.onReplay}>
      {drawing}
    </ReplayFrame>
  );
}

function Drawing(props: TracePanesProps) {
  const { detail, timeline, spans, pane, view, onView, selection, onSelect } = props;
  const { handoffs, agents } = detail;
  switch (pane) {
    case "graph":
      return (
        <GraphPane
          trace={detail.trace}
          handoffs={handoffs}
          agents={agents}
          mode={view.graph}
          onMode={(graph) => onView({ graph })}
          selection={selection}
          onSelect={onSelect}
        />
      );
    case "timeline":
      return (
        <TimelinePane
          timeline={timeline}
          spans={spans}
          zoom={view.zoom}
          onZoom={(zoom) => onView({ zoom })}
          selection={selection}
          onSelect={onSelect}
        />
      );
    case "list":
      return (
        <div className={styles["list"]}>
          <HandoffList
            label="Handoffs in order"
            handoffs={handoffs}
            selection={selection}
            onSelect={onSelect}
          />
        </div>
      );
    case "lineage":
      return (
        <LineagePane
          detail={detail}
          view={view}
          onView={onView}
          selection={selection}
          onOpen={props.onOpen}
        />
      );
    case "findings":
      return (
        <FindingsList
          trace={detail.trace}
          handoffs={handoffs}
          handoffId={null}
          onEvidence={(evidence) => props.onOpen(evidencePlace(evidence))}
        >
          <DiagnosisPanel
            trace={detail.trace}
            handoffs={handoffs}
            onOpen={props.onOpen}
            onSelect={onSelect}
          />
        </FindingsList>
      );
    case "conversation":
      return (
        <ConversationPane
          detail={detail}
          timeline={timeline}
          selection={selection}
          onSelect={onSelect}
        />
      );
    case "raw":
      return (
        <RawPane
          traceId={detail.trace.id}
          shown={view.raw}
          onShow={(raw) => onView({ raw })}
          selection={selection}
          onSelect={onSelect}
        />
      );
  }
}

function isEmptyPane({ detail, timeline, spans, pane }: TracePanesProps): boolean {
  if (detail.handoffs.length > 0 || !NEEDS_HANDOFFS.has(pane)) return false;
  return pane !== "timeline" || (timeline.lanes.length === 0 && !spans.isPending);
}

function NoHandoffs({ hasSpans }: { hasSpans: boolean }) {
  return (
    <EmptyState
      kind="nothing-yet"
      title="No handoffs in this trace"
      description={
        hasSpans
          ? "Its agents worked without passing work on. The timeline shows what they did."
          : "They appear here as soon as the first one is reported."
      }
    />
  );
}
