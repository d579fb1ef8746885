"use client";

import { Skeleton, Stack, Tabs } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ComponentProps, useCallback, useDeferredValue } from "react";
import dynamic from "next/dynamic";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { rulesCache } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import type { RulesDto } from "@/lib/contracts/rules";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import { DraftBar } from "./draft-bar";
import { RuleList } from "./rule-list";
import type { RulesActions } from "./rules-actions";
import { ROUTING_TABS, useRoutingView } from "./use-routing-view";
import { useRulesDraft } from "./use-rules-draft";

const VersionsPanel = dynamic(
  () => import("./versions-panel").then((module) => alive(module.VersionsPanel)),
  { loading: () => <Skeleton height={TAB_PX} /> },
);

const OneVersion = dynamic(
  () => import("./one-version").then((module) => alive(module.OneVersion)),
  {
    loading: () => <Skeleton height={TAB_PX} />,
  },
);

const SimulatePanel = dynamic(
  () => import("./simulate-panel").then((module) => alive(module.SimulatePanel)),
  { loading: () => <Skeleton height={TAB_PX} /> },
);

const TryPanel = dynamic(() => import("./try-panel").then((module) => alive(module.TryPanel)), {
  loading: () => <Skeleton height={TAB_PX} />,
});

const RuleEditor = dynamic(() => import("./rule-editor").then((module) => module.RuleEditor), {
  ssr: false,
});

const TAB_PX = 320;

/** One that an address names, or all. */
function VersionsTab(props: ComponentProps<typeof VersionsPanel>) {
  const [{ version, chosen }, setView] = useRoutingView();
  if (version === null) return <VersionsPanel {...props} />;
  const showAll = () => void setView({ version: null, chosen: null });
  return <OneVersion {...{ version, chosen }} onClose={showAll} />;
}

type RoutingViewProps = { project: string; canEdit: boolean; actions: RulesActions };

/** The rules that send work to agents: what is in force, and what is being written. */
export function RoutingView(props: RoutingViewProps) {
  return (
    <Stack gap="md">
      <PageHeader
        title="Routing"
        description="Who gets a handoff that names no agent: the first rule that holds decides."
      />
      <QueryBoundary title="The rules could not be read" skeleton={<Skeleton height={320} />}>
        <Loaded {...props} />
      </QueryBoundary>
    </Stack>
  );
}

/** The draft starts from what was read and is not replaced when the query is read again. */
function Loaded(props: RoutingViewProps) {
  const [view] = useViewParams();
  const { data: rules } = useSuspenseQuery(rulesCache.current(view.project));
  return <Editor key={props.project} {...props} rules={rules} />;
}

function Editor({ project, canEdit, actions, rules }: RoutingViewProps & { rules: RulesDto }) {
  const [{ tab, rule }, setView] = useRoutingView();
  const work = useRulesDraft({ project, rules, actions });
  const { document } = work.draft;
  // A hundred rules must not be drawn again before the next letter is.
  const shown = useDeferredValue(document);
  const openRule = useCallback((id: string) => void setView({ rule: id }), [setView]);
  const open = document.rules.find(({ id }) => id === rule);
  return (
    <Stack gap="md">
      {canEdit ? <DraftBar {...{ project, actions, rules, work, shown }} /> : null}
      <Tabs
        value={tab}
        onChange={(value) =>
          void setView({ tab: ROUTING_TABS.find((each) => each === value) ?? "rules" })
        }
        keepMounted={false}
      >
        <Tabs.List aria-label="Parts of routing">
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
          <Tabs.Tab value="try">Try it</Tabs.Tab>
          <Tabs.Tab value="simulate">Simulate</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules" pt="md">
          <RuleList document={shown} canEdit={canEdit} onChange={work.change} onOpen={openRule} />
        </Tabs.Panel>
        <Tabs.Panel value="try" pt="md">
          <TryPanel project={project} document={document} tryRules={actions.tryRules} />
        </Tabs.Panel>
        <Tabs.Panel value="simulate" pt="md">
          <SimulatePanel {...{ project, document, canEdit, actions }} />
        </Tabs.Panel>
        <Tabs.Panel value="versions" pt="md">
          <VersionsTab
            {...{ project, canEdit, rollBack: actions.rollBack }}
            newest={rules.published?.version ?? 0}
            draft={document}
            published={rules.published?.document ?? NO_RULES}
            onImport={(imported) => work.change(() => imported)}
            onRolledBack={() => void work.takeStored()}
          />
        </Tabs.Panel>
      </Tabs>
      {open ? (
        <RuleEditor
          key={open.id}
          rule={open}
          canEdit={canEdit}
          onChange={(changed) =>
            work.change(({ rules: before }) => ({
              rules: before.map((each) => (each.id === changed.id ? changed : each)),
            }))
          }
          onClose={() => void setView({ rule: null })}
        />
      ) : null}
    </Stack>
  );
}
