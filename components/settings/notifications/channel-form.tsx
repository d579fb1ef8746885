import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type ChannelActions, orThrow } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import type { ChannelKind } from "@/lib/domain/notices/notice";

type Draft = { kind: ChannelKind; name: string; url: string };
const EMPTY: Draft = { kind: "webhook", name: "", url: "" };

export function ChannelForm({
  project,
  create,
}: {
  project: string;
  create: ChannelActions["create"];
}) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const creating = useMutation({
    mutationFn: () => orThrow(create({ project, ...draft })),
    onSuccess: () => setDraft(EMPTY),
    onSettled: () => queryClient.invalidateQueries({ queryKey: channelsCache.all }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label="Kind"
          value={draft.kind}
          onChange={({ currentTarget }) =>
            setDraft({ ...draft, kind: currentTarget.value === "slack" ? "slack" : "webhook" })
          }
          data={[
            { value: "webhook", label: "Signed webhook" },
            { value: "slack", label: "Slack (incoming webhook)" },
          ]}
        />
        <TextInput
          label="Name"
          value={draft.name}
          onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
          required
        />
        <TextInput
          label="Address"
          type="url"
          placeholder="https://"
          value={draft.url}
          onChange={({ currentTarget }) => setDraft({ ...draft, url: currentTarget.value })}
          required
        />
        {creating.isError ? (
          <ProblemAlert title="The channel was not added" problem={creating.error} />
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={creating.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
