"use client";

import { Button, Group, Textarea } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type ChangeFinding, orThrow } from "@/lib/client/action";
import { findingsCache } from "@/lib/client/findings";
import type { ChangeFindingBody, FindingCauseDetail } from "@/lib/contracts/finding-cause";

type ChangeStatusProps = { cause: FindingCauseDetail; project: string; change: ChangeFinding };

/** Mute (with a reason), resolve, reopen: by button or by key. */
export function ChangeStatus({ cause, project, change }: ChangeStatusProps) {
  const queryClient = useQueryClient();
  const [isMuting, setIsMuting] = useState(false);
  const changing = useMutation({
    mutationFn: (body: ChangeFindingBody) => orThrow(change({ ...body, project, id: cause.id })),
    onSuccess: () => setIsMuting(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: findingsCache.all }),
  });
  const may = {
    mute: cause.status !== "muted",
    resolve: cause.status !== "resolved",
    reopen: cause.status !== "open",
  };
  const resolve = () => may.resolve && changing.mutate({ status: "resolved" });
  const reopen = () => may.reopen && changing.mutate({ status: "open" });
  useHotkeys([
    ["m", () => setIsMuting(may.mute)],
    ["r", resolve],
    ["o", reopen],
  ]);
  return (
    <>
      <Group gap="xs">
        {may.resolve ? (
          <Button loading={changing.isPending} onClick={resolve}>
            Resolve
          </Button>
        ) : null}
        {may.mute ? (
          <Button variant="default" onClick={() => setIsMuting(true)} aria-expanded={isMuting}>
            Mute…
          </Button>
        ) : null}
        {may.reopen ? (
          <Button variant="default" loading={changing.isPending} onClick={reopen}>
            Reopen
          </Button>
        ) : null}
      </Group>
      {isMuting ? (
        <MuteForm
          isPending={changing.isPending}
          onMute={(reason) => changing.mutate({ status: "muted", reason })}
          onCancel={() => setIsMuting(false)}
        />
      ) : null}
      {changing.isError ? (
        <ProblemAlert title="It was not changed" problem={changing.error} />
      ) : null}
    </>
  );
}

/** Who asked to mute types the reason next. */
const focusOn = (field: HTMLTextAreaElement | null) => field?.focus();

type MuteFormProps = {
  isPending: boolean;
  onMute: (reason: string) => void;
  onCancel: () => void;
};

function MuteForm({ isPending, onMute, onCancel }: MuteFormProps) {
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") onMute(reason);
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label="Why is it muted?"
        description="Those who look later read it. It stays muted however often it is found."
        ref={focusOn}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === "Escape") onCancel();
        }}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" loading={isPending} disabled={reason.trim() === ""}>
          Mute
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
