"use client";

import { Stack, Text } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { Panel } from "@/components/ui/panel";
import type { SaveWorkflow, StartRun } from "@/lib/client/action";
import { runsCache, workflowsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import type { RunDto } from "@/lib/contracts/run";
import type { WorkflowDto } from "@/lib/contracts/workflow";
import { runsParsers } from "./runs-params";
import { StartForm } from "./start-form";
import { type Editing, WorkflowBar } from "./workflow-bar";
import { WorkflowEditor } from "./workflow-editor";

const FIRST = "partnership-discovery";

type StartPanelProps = { project: string; startRun: StartRun; saveWorkflow: SaveWorkflow };

export function StartPanel(props: StartPanelProps) {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(workflowsCache.list(view.project));
  const again = useRunAgain();
  if (again.isPending) return <Wait text="Reading the run that is to be started again…" />;
  return <Chooser {...props} workflows={data.items} again={again.run} />;
}

type ChooserProps = StartPanelProps & {
  workflows: readonly WorkflowDto[];
  /** The run whose workflow and input are to begin with. */
  again: RunDto | undefined;
};

function Chooser({ workflows, again, project, startRun, saveWorkflow }: ChooserProps) {
  const [name, setName] = useState<string>(again?.workflow ?? FIRST);
  const [editing, setEditing] = useState<Editing>(null);
  const chosen = workflows.find((workflow) => workflow.name === name) ?? workflows.at(0);
  if (!chosen) {
    return (
      <Wait text="The workflows that come with Baton are being installed; they show as soon as they are." />
    );
  }
  const close = (saved?: WorkflowDto) => {
    if (saved) setName(saved.name);
    setEditing(null);
  };
  return (
    <Panel title="Start a workflow" description={chosen.document.description}>
      <Stack gap="sm" align="stretch">
        <WorkflowBar
          workflows={workflows}
          chosen={chosen}
          isDisabled={editing !== null}
          onChoose={setName}
          onEdit={setEditing}
        />
        {editing ? (
          <WorkflowEditor
            edited={editing === "this" ? chosen : undefined}
            project={project}
            saveWorkflow={saveWorkflow}
            onClose={close}
          />
        ) : (
          <StartForm
            key={`${chosen.name} ${chosen.version}`}
            workflow={chosen}
            given={again?.workflow === chosen.name ? again.input : undefined}
            project={project}
            startRun={startRun}
          />
        )}
      </Stack>
    </Panel>
  );
}

function Wait({ text }: { text: string }) {
  return (
    <Panel title="Start a workflow">
      <Text c="dimmed">{text}</Text>
    </Panel>
  );
}

/** The run that the address names; one that cannot be read is as good as none. */
function useRunAgain() {
  const [view] = useViewParams();
  const [id] = useQueryState("again", runsParsers.again);
  const { data, isLoading } = useQuery({
    ...runsCache.one(view.project, id ?? ""),
    enabled: id !== null,
    refetchInterval: false,
    retry: false,
  });
  return { run: data, isPending: isLoading };
}
