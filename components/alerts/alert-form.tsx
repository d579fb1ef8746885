import { Button, Group, MultiSelect, Stack, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { channelsCache } from "@/lib/client/notification-channels";
import type { AlertDraft } from "./alert-draft";
import { ConditionFields } from "./condition-fields";
import { COOL_DOWNS, MinutesField } from "./minutes-field";

type AlertFormProps = {
  project: string;
  draft: AlertDraft;
  button: string;
  problem: Error | null;
  isSending: boolean;
  onSubmit: (draft: AlertDraft) => void;
};

/** Keyed by what it edits: it begins with that and keeps what is typed. */
export function AlertForm(props: AlertFormProps) {
  const { project, button, problem, isSending, onSubmit } = props;
  const [draft, setDraft] = useState(props.draft);
  const channels = useQuery(channelsCache.list(project));
  const change = (changed: Partial<AlertDraft>) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          maxLength={100}
          required
        />
        <ConditionFields project={project} draft={draft} onChange={setDraft} />
        <Group grow align="flex-start">
          <MultiSelect
            label="Tell"
            description="None chosen: every channel of the project"
            data={(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.channels}
            onChange={(chosen) => change({ channels: chosen })}
          />
          <MinutesField
            label="Cool-down"
            description="Told once in this time at most"
            choices={COOL_DOWNS}
            minutes={draft.coolDown}
            onChange={(coolDown) => change({ coolDown })}
          />
        </Group>
        <Switch
          label="Watch it"
          checked={draft.isOn}
          onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
        />
        {problem ? <ProblemAlert title="The alert was not saved" problem={problem} /> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
