"use client";

import { Button } from "@mantine/core";
import { IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type ChangeRun, orThrow } from "@/lib/client/action";
import { runsCache } from "@/lib/client/runs";
import type { RunDto } from "@/lib/contracts/run";

type RunButtonsProps = { run: RunDto; project: string; cancel: ChangeRun; retry: ChangeRun };

export function RunButtons({ run, project, cancel, retry }: RunButtonsProps) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (action: ChangeRun) => orThrow(action({ project, id: run.id })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: runsCache.all }),
  });
  return (
    <>
      {change.isError ? <ProblemAlert title="That did not work" problem={change.error} /> : null}
      {run.ended_at === null ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={14} />}
          loading={change.isPending}
          onClick={() => change.mutate(cancel)}
        >
          Cancel the run
        </Button>
      ) : null}
      {run.status === "failed" ? (
        <Button
          leftSection={<IconRefresh size={14} />}
          loading={change.isPending}
          onClick={() => change.mutate(retry)}
        >
          Retry from where it failed
        </Button>
      ) : null}
    </>
  );
}
