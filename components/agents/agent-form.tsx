import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Stack,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { useHydrated } from "@/components/ui/use-hydrated";
import { orThrow, type RegisterAgent } from "@/lib/client/action";
import { agentStatsCache } from "@/lib/client/pairs";
import { ProblemError } from "@/lib/client/problem-error";
import { registeredAgentsCache } from "@/lib/client/registered-agents";
import { RegisterAgentInput, type RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import { type AgentDraft, DRAFT_KINDS, draftOf, toRegistration } from "./agent-draft";
import { KindFields } from "./kind-fields";
import type { ErrorOf } from "./kind-fields-props";

type AgentFormProps = {
  project: string;
  register: RegisterAgent;
  /** As it is registered. */
  known: RegisteredAgentDto | undefined;
  /** Left out: a new one. */
  name: string | undefined;
  others: readonly string[];
};

const KIND_LABELS: Record<AgentDraft["kind"], string> = {
  llm: "A language model",
  http: "Called at an address of its own",
  a2a: "An Agent2Agent server",
  code: "Code of your own, in the workers",
  human: "A person",
  remote: "Comes to its inbox",
};

export function AgentForm({ project, register, known, name, others }: AgentFormProps) {
  const isNamed = name !== undefined;
  const queryClient = useQueryClient();
  const isLive = useHydrated();
  const [draft, setDraft] = useState(() => draftOf(known, name ?? ""));
  const set = (changes: Partial<AgentDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const saving = useMutation({
    mutationFn: () => orThrow(register(checked(project, draft))),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: registeredAgentsCache.all }),
        queryClient.invalidateQueries({ queryKey: agentStatsCache.all }),
      ]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const errorOf = errorsOf(saving.error);
  return (
    <form onSubmit={submit} noValidate>
      <Fieldset variant="unstyled" disabled={!isLive}>
        <Stack gap="sm" maw={640}>
          {isNamed ? null : (
            <TextInput
              label="Name"
              value={draft.name}
              error={errorOf("name")}
              onChange={({ currentTarget }) => set({ name: currentTarget.value })}
              required
            />
          )}
          <NativeSelect
            label="Kind"
            value={draft.kind}
            data={DRAFT_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }))}
            onChange={({ currentTarget }) => {
              saving.reset();
              set({ kind: DRAFT_KINDS.find((kind) => kind === currentTarget.value) ?? "remote" });
            }}
          />
          <KindFields draft={draft} set={set} errorOf={errorOf} others={others} />
          <TextInput
            label="Description"
            value={draft.description}
            error={errorOf("agent.description")}
            onChange={({ currentTarget }) => set({ description: currentTarget.value })}
          />
          <TagsInput
            label="Capabilities"
            description={
              draft.kind === "a2a" ? "Left empty: the skills of its card" : "The tools that it has"
            }
            value={draft.capabilities}
            error={errorOf("agent.capabilities")}
            onChange={(capabilities) => set({ capabilities })}
          />
          <Checkbox
            label="Out of service: new work goes elsewhere"
            checked={draft.isDown}
            onChange={({ currentTarget }) => set({ isDown: currentTarget.checked })}
          />
          {saving.isError ? (
            <ProblemAlert title="The agent was not saved" problem={saving.error} />
          ) : null}
          <Group justify="flex-end">
            {saving.isSuccess ? <SuccessNote>Saved.</SuccessNote> : null}
            <Button type="submit" loading={saving.isPending}>
              {isNamed ? "Save" : "Register"}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}

function errorsOf(error: unknown): ErrorOf {
  const issues = error instanceof ProblemError ? error.issues : [];
  return (path) => issues.find((issue) => issue.path === path)?.message;
}

/** What the form knows to be wrong is not sent: its fields say it at once, as the server would. */
function checked(project: string, draft: AgentDraft): RegisterAgentInput {
  const input = { project, name: draft.name.trim(), agent: toRegistration(draft) };
  const { data, error } = RegisterAgentInput.safeParse(input);
  if (data) return data;
  const issues = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const details = { code: "invalid_input", status: 400, issues };
  throw new ProblemError("Some fields are not right yet.", details);
}
