"use client";

import { Button, Group, JsonInput, Select, Stack, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import { useHydrated } from "@/components/ui/use-hydrated";
import { orThrow, type StartRun } from "@/lib/client/action";
import { runsCache, workflowsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { WorkflowDto } from "@/lib/contracts/workflow";
import type { Json } from "@/lib/domain/json";
import { defaultInput } from "./default-input";
import { parseInput } from "./parse-input";

const FIRST = "partnership-discovery";

type StartPanelProps = { project: string; startRun: StartRun };

export function StartPanel({ project, startRun }: StartPanelProps) {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(workflowsCache.list(view.project));
  const [name, setName] = useState<string | null>(null);
  const chosen =
    data.items.find((workflow) => workflow.name === (name ?? FIRST)) ?? data.items.at(0);
  if (!chosen) {
    return (
      <Panel title="Start a workflow">
        <Text c="dimmed">
          The workflows that come with Baton are being installed; they show as soon as they are.
        </Text>
      </Panel>
    );
  }
  return (
    <Panel title="Start a workflow" description={chosen.document.description}>
      <Stack gap="sm" align="stretch">
        <Select
          label="Workflow"
          data={data.items.map(({ name: value, document }) => ({
            value,
            label: document.title ?? value,
          }))}
          value={chosen.name}
          onChange={setName}
          allowDeselect={false}
          maw={420}
        />
        <StartForm key={chosen.name} workflow={chosen} project={project} startRun={startRun} />
      </Stack>
    </Panel>
  );
}

function StartForm({ workflow, project, startRun }: StartPanelProps & { workflow: WorkflowDto }) {
  const [view] = useViewParams();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [text, setText] = useState(() =>
    JSON.stringify(defaultInput(workflow.document.input), null, 2),
  );
  // What is typed before the page is live would be mixed with what it begins with.
  const isLive = useHydrated();
  const input = parseInput(text);
  const start = useMutation({
    mutationFn: (value: Json) =>
      orThrow(startRun({ project, workflow: workflow.document.name, input: value })),
    onSuccess: async (run) => {
      await queryClient.invalidateQueries({ queryKey: runsCache.all });
      router.push(viewHref(`/runs/${encodeURIComponent(run.id)}`, view));
    },
  });
  return (
    <Stack gap="sm">
      {start.isError ? <ProblemAlert title="The run did not start" problem={start.error} /> : null}
      <JsonInput
        label="Input"
        description={`${workflow.document.stages.length} stages: ${workflow.document.stages.map(({ id }) => id).join(" → ")}`}
        value={text}
        onChange={setText}
        disabled={!isLive}
        error={input.kind === "problem" ? input.message : undefined}
        autosize
        minRows={4}
        maxRows={20}
        maw={640}
      />
      <Group>
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          loading={start.isPending}
          disabled={!isLive || input.kind === "problem"}
          onClick={() => {
            if (input.kind === "value") start.mutate(input.value);
          }}
        >
          Start
        </Button>
      </Group>
    </Stack>
  );
}
