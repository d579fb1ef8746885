"use client";

import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { alive } from "@/components/ui/alive";
import { type HandoffKey, handoffsCache } from "@/lib/client/handoffs";
import type { HandoffDetailDto, HandoffDto } from "@/lib/contracts/handoff";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import type { Timeline } from "../timeline/timeline-model";
import type { SpansState } from "../timeline/timeline-pane";
import {
  evidencePlace,
  HANDOFF_TABS,
  type HandoffTab,
  type OnOpen,
  type OnSelect,
  type TraceView,
} from "../trace-view";
import { Waiting } from "../waiting";
import { ContextTab } from "./context-tab";
import { HandoffHead } from "./handoff-head";
import styles from "./inspector.module.css";
import { RateHandoff } from "./rate-handoff";
import { RouteNote } from "./route-note";

const SpansTab = dynamic(() => import("./spans-tab").then((module) => alive(module.SpansTab)), {
  loading: () => <Waiting label="Loading" />,
});

const PayloadsTab = dynamic(
  () => import("./payloads-tab").then((module) => alive(module.PayloadsTab)),
  {
    loading: () => <Waiting label="Loading" />,
  },
);

const LatencyTab = dynamic(
  () => import("./latency-tab").then((module) => alive(module.LatencyTab)),
  {
    loading: () => <Waiting label="Loading" />,
  },
);

const EventsTab = dynamic(() => import("./events-tab").then((module) => alive(module.EventsTab)), {
  loading: () => <Waiting label="Loading" />,
});

const FindingsList = dynamic(
  () => import("../findings/findings-list").then((module) => alive(module.FindingsList)),
  { loading: () => <Waiting label="Loading" /> },
);

const ContractTab = dynamic(
  () => import("../contract/contract-tab").then((module) => alive(module.ContractTab)),
  { loading: () => <Waiting label="Loading" /> },
);

const TAB_LABELS: Record<HandoffTab, string> = {
  context: "Context",
  latency: "Latency",
  contract: "Contract",
  findings: "Findings",
  payloads: "Payloads",
  events: "Events",
  spans: "Spans",
};

/** The part of the page's URL that is the inspector's. */
export type InspectorView = Pick<TraceView, "tab" | "payload" | "path" | "body" | "gap">;

export type HandoffInspectorProps = {
  detail: TraceDetailDto;
  handoff: HandoffDto;
  project: string | null;
  timeline: Timeline;
  spans: SpansState;
  view: InspectorView;
  onView: (view: Partial<InspectorView>) => void;
  onSelect: OnSelect;
  onOpen: OnOpen;
};

export function HandoffInspector(props: HandoffInspectorProps) {
  const { handoff, project, timeline, spans, view, onView, onSelect, onOpen } = props;
  const key: HandoffKey = { project, traceId: handoff.trace_id, id: handoff.id };
  const isOpen = handoff.outcome === "in_flight";
  return (
    <article aria-label={`Handoff ${handoff.seq}`}>
      <HandoffHead handoff={handoff} />
      <RouteNote handoff={key} isOpen={isOpen} />
      {isOpen ? null : <RateHandoff key={handoff.id} handoff={key} quality={handoff.quality} />}
      <Tabs
        value={view.tab}
        onChange={(value) =>
          onView({ tab: HANDOFF_TABS.find((each) => each === value) ?? "context" })
        }
      >
        <Tabs.List aria-label="Parts of this handoff" className={styles["tabs"] ?? ""}>
          {HANDOFF_TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {TAB_LABELS[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="context">
          <WithDetail handoff={key} isOpen={isOpen}>
            {(detail) => (
              <ContextTab handoff={detail} handoffKey={key} view={view} onView={onView} />
            )}
          </WithDetail>
        </Tabs.Panel>
        <Tabs.Panel value="latency">
          <LatencyTab handoff={handoff} />
        </Tabs.Panel>
        <Tabs.Panel value="contract">
          <ContractTab
            handoff={key}
            isOpen={isOpen}
            onPath={(path) => onOpen(evidencePlace({ handoffId: handoff.id, stage: "sent", path }))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="findings">
          <FindingsList
            trace={props.detail.trace}
            handoffs={props.detail.handoffs}
            handoffId={handoff.id}
            onEvidence={(evidence) => onOpen(evidencePlace(evidence))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="payloads">
          <WithDetail handoff={key} isOpen={isOpen}>
            {(detail) => (
              <PayloadsTab
                handoff={detail}
                project={project}
                shown={view.payload}
                onShow={(payload) => onView({ payload, path: null })}
                path={view.path}
              />
            )}
          </WithDetail>
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventsTab handoff={key} isOpen={isOpen} />
        </Tabs.Panel>
        <Tabs.Panel value="spans">
          <SpansTab handoff={handoff} timeline={timeline} spans={spans} onSelect={onSelect} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

type WithDetailProps = {
  handoff: HandoffKey;
  isOpen: boolean;
  children: (detail: HandoffDetailDto) => React.ReactNode;
};

function WithDetail({ handoff, isOpen, children }: WithDetailProps) {
  const detail = useQuery(handoffsCache.detail(handoff, isOpen));
  if (detail.data) return children(detail.data);
  if (detail.isError) {
    return (
      <ProblemAlert
        problem={detail.error}
        title="This handoff could not be loaded"
        onRetry={() => void detail.refetch()}
        isRetrying={detail.isFetching}
      />
    );
  }
  return <Waiting label="Loading the handoff" height={220} />;
}
