import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type ChannelActions, orThrow } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import { CHANNEL_KINDS } from "@/lib/domain/notices/notice";
import { type ChannelDraft, EMPTY_CHANNEL, toChannelInput } from "./channel-draft";
import { CHANNEL_NAMES } from "./channel-names";
import { DigestFields } from "./digest-fields";
import { MailFields } from "./mail-fields";

export function ChannelForm({
  project,
  create,
}: {
  project: string;
  create: ChannelActions["create"];
}) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_CHANNEL);
  const creating = useMutation({
    mutationFn: () => orThrow(create(toChannelInput(project, draft))),
    onSuccess: () => setDraft(EMPTY_CHANNEL),
    onSettled: () => queryClient.invalidateQueries({ queryKey: channelsCache.all }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  const change = (changed: Partial<ChannelDraft>) => setDraft({ ...draft, ...changed });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label="Kind"
          value={draft.kind}
          onChange={({ currentTarget }) =>
            change({
              kind: CHANNEL_KINDS.find((kind) => kind === currentTarget.value) ?? "webhook",
            })
          }
          data={CHANNEL_KINDS.map((value) => ({ value, label: CHANNEL_NAMES[value].long }))}
        />
        <TextInput
          label="Name"
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          required
        />
        {draft.kind === "email" ? (
          <MailFields draft={draft} onChange={change} />
        ) : (
          <TextInput
            label="Address"
            type="url"
            placeholder="https://"
            value={draft.url}
            onChange={({ currentTarget }) => change({ url: currentTarget.value })}
            required
          />
        )}
        <DigestFields digest={draft.digest} onChange={(digest) => change({ digest })} />
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
