import { Button, Group, PasswordInput, Stack, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { SecretDto } from "@/lib/contracts/vault";
import { VALUE_CHARS_MAX } from "@/lib/domain/vault/limits";

export type SecretDraft = { name: string; value: string; agents: string[]; hosts: string[] };

type SecretFormProps = {
  secret: SecretDto | null;
  problem: Error | null;
  isSending: boolean;
  onSubmit: (draft: SecretDraft) => void;
  onCancel: () => void;
};

export function SecretForm({ secret, problem, isSending, onSubmit, onCancel }: SecretFormProps) {
  const { name = "", agents = [], hosts = [] } = secret ?? {};
  const [draft, setDraft] = useState<SecretDraft>({ name, value: "", agents, hosts });
  const change = (changed: Partial<SecretDraft>) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(draft);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        {problem ? <ProblemAlert title="It was not saved" problem={problem} /> : null}
        {secret ? null : (
          <TextInput
            label="Name"
            description="What agents write: {{secret:NAME}}"
            placeholder="CRM_KEY"
            value={draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value.trim() })}
            required
            spellCheck={false}
            data-autofocus
          />
        )}
        <PasswordInput
          label={secret ? "New value" : "Value"}
          description={
            secret
              ? "Left empty, the value stays as it is"
              : "At least 8 characters. It is not shown again."
          }
          value={draft.value}
          onChange={({ currentTarget }) => change({ value: currentTarget.value })}
          maxLength={VALUE_CHARS_MAX}
          required={!secret}
          autoComplete="new-password"
        />
        <TagsInput
          label="Agents"
          description="Who may use it, by name, each with Enter. * is every agent; none: nobody."
          value={draft.agents}
          onChange={(names) => change({ agents: names })}
          acceptValueOnBlur
        />
        <TagsInput
          label="Hosts"
          description="Where it may be sent: api.example.com, or *.example.com for all below it"
          value={draft.hosts}
          onChange={(names) => change({ hosts: names })}
          acceptValueOnBlur
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSending}>
            {secret ? "Save" : "Add the secret"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
