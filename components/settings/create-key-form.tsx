import { Button, Checkbox, Group, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import type { CreateApiKeyInput } from "@/lib/contracts/project";
import { KEY_SCOPES, type KeyScope } from "@/lib/domain/members/scopes";

export type NewKey = Omit<CreateApiKeyInput, "project">;

const SCOPE_MEANINGS: Record<KeyScope, string> = {
  ingest: "Send events, traces and logs",
  read: "Read traces, handoffs and statistics",
  run: "Take part as an agent: inbox, handoffs, blackboard",
  approve: "Decide approvals",
  admin: "Everything, including keys and demo data",
};

const EXPIRY_CHOICES = [
  { value: "never", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
];

type CreateKeyFormProps = {
  problem: Error | null;
  isSending: boolean;
  onSubmit: (key: NewKey) => void;
  onCancel: () => void;
};

export function CreateKeyForm({ problem, isSending, onSubmit, onCancel }: CreateKeyFormProps) {
  const [label, setLabel] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(["ingest"]);
  const [expiry, setExpiry] = useState("never");
  const [agents, setAgents] = useState<string[]>([]);
  const isBindable = !scopes.includes("admin");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = expiry === "never" ? null : Number(expiry);
    const bound = isBindable && agents.length > 0 ? agents : null;
    onSubmit({ label: label.trim(), scopes, expires_in_days: days, agents: bound });
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {problem ? <ProblemAlert title="No key was created" problem={problem} /> : null}
        <TextInput
          label="Name"
          description="Where the key will be used"
          placeholder="research agents, production"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          maxLength={100}
          required
          data-autofocus
        />
        <Checkbox.Group
          label="Scopes"
          description="What the key may do"
          value={scopes}
          onChange={(chosen) => setScopes(KEY_SCOPES.filter((scope) => chosen.includes(scope)))}
        >
          <Stack gap={6} mt={6}>
            {KEY_SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                size="xs"
                label={scope}
                description={SCOPE_MEANINGS[scope]}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <TagsInput
          label="Agents"
          description="Which agents it may act as; none: whichever it says. A key with the scope admin is not bound."
          placeholder={agents.length === 0 ? "research" : ""}
          value={agents}
          onChange={setAgents}
          disabled={!isBindable}
          maxTags={100}
        />
        <Select
          label="Expires"
          data={EXPIRY_CHOICES}
          value={expiry}
          onChange={(chosen) => setExpiry(chosen ?? "never")}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSending} disabled={scopes.length === 0}>
            Create the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
