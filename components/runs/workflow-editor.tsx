import { Button, Group, JsonInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { TextLink } from "@/components/ui/link-button";
import { orThrow, type SaveWorkflow } from "@/lib/client/action";
import { workflowsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { WorkflowDto } from "@/lib/contracts/workflow";
import { isRecord, type Json } from "@/lib/domain/json";
import { parseInput } from "./parse-input";

/** Two stages of agents that come with Baton: runs as it stands. */
const EXAMPLE = {
  name: "my-workflow",
  title: "My workflow",
  input: { type: "object", properties: { industry: { type: "string", default: "health" } } },
  stages: [
    {
      id: "research",
      target: { agent: "Research" },
      task: "Find {{/input/industry}} companies",
      context: { industry: "/input/industry" },
    },
    {
      id: "write",
      target: { agent: "Writer" },
      depends_on: ["research"],
      task: "Write about what was found",
      context: { topic: "/input/industry", companies: "/results/research/companies" },
    },
  ],
};

type WorkflowEditorProps = {
  /** Left out: a new one. */
  edited: WorkflowDto | undefined;
  project: string;
  saveWorkflow: SaveWorkflow;
  onClose: (saved?: WorkflowDto) => void;
};

/** A workflow as the document that it is. Every save is a version; runs keep the one that they began with. */
export function WorkflowEditor({ edited, project, saveWorkflow, onClose }: WorkflowEditorProps) {
  const [view] = useViewParams();
  const queryClient = useQueryClient();
  const [text, setText] = useState(() => JSON.stringify(edited?.document ?? EXAMPLE, null, 2));
  const read = parseInput(text);
  const after = versionBefore(read.kind === "value" ? read.value : null, edited);
  const save = useMutation({
    mutationFn: (document: Json) => orThrow(saveWorkflow({ project, document, after })),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: workflowsCache.all });
      onClose(saved);
    },
  });
  return (
    <Stack gap="sm">
      <JsonInput
        label={edited ? `${edited.name}, version ${edited.version}` : "A new workflow"}
        description={
          <>
            Stages, who does each of them, and on what:{" "}
            <TextLink href={viewHref("/docs/runtime", view)}>what a workflow can say</TextLink>
          </>
        }
        value={text}
        onChange={setText}
        error={read.kind === "problem" ? read.message : undefined}
        autosize
        minRows={12}
        maxRows={30}
      />
      {save.isError ? (
        <ProblemAlert title="The workflow was not saved" problem={save.error} />
      ) : null}
      <Group gap="xs">
        <Button
          loading={save.isPending}
          disabled={read.kind === "problem"}
          onClick={() => {
            if (read.kind === "value") save.mutate(read.value);
          }}
        >
          {after === 0 ? "Save as a new workflow" : `Save as version ${after + 1}`}
        </Button>
        <Button variant="default" onClick={() => onClose()}>
          Close without saving
        </Button>
      </Group>
    </Stack>
  );
}

/** Under another name it is another workflow, and must not take the place of one that is there. */
function versionBefore(document: Json, edited: WorkflowDto | undefined): number {
  return edited && isRecord(document) && document["name"] === edited.name ? edited.version : 0;
}
