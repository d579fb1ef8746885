import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { useHydrated } from "@/components/ui/use-hydrated";
import { orThrow, type StartRun } from "@/lib/client/action";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { WorkflowDto } from "@/lib/contracts/workflow";
import type { Json } from "@/lib/domain/json";
import { defaultInput } from "./default-input";
import { draftOf, readDraft } from "./input-draft";
import { InputFields } from "./input-fields";

type StartFormProps = {
  workflow: WorkflowDto;
  /** Of the run that is started again; else the schema says what to begin with. */
  given: Json | undefined;
  project: string;
  startRun: StartRun;
};

export function StartForm({ workflow: { document }, given, project, startRun }: StartFormProps) {
  const [view] = useViewParams();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(given ?? defaultInput(document.input)));
  // What is typed before the page is live would be mixed with what it begins with.
  const isLive = useHydrated();
  const input = readDraft(draft);
  const start = useMutation({
    mutationFn: (value: Json) =>
      orThrow(startRun({ project, workflow: document.name, input: value })),
    onSuccess: async (run) => {
      await queryClient.invalidateQueries({ queryKey: runsCache.all });
      router.push(viewHref(`/runs/${encodeURIComponent(run.id)}`, view));
    },
  });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {document.stages.length} stages: {document.stages.map(({ id }) => id).join(" → ")}
      </Text>
      {start.isError ? <ProblemAlert title="The run did not start" problem={start.error} /> : null}
      <InputFields schema={document.input} draft={draft} isDisabled={!isLive} onChange={setDraft} />
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
