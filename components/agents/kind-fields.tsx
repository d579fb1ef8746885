import { TextInput } from "@mantine/core";
import { CodeFields } from "./code-fields";
import type { AgentDraft } from "./agent-draft";
import type { KindFieldsProps } from "./kind-fields-props";
import { ModelFields } from "./model-fields";

const ADDRESS_HELP: Partial<Record<AgentDraft["kind"], string>> = {
  http: "Handoffs are posted there, signed",
  llm: "Of an OpenAI-compatible interface: what comes before /chat/completions",
  a2a: "Of the server, or of its card",
};

/** What only agents of this kind have. */
export function KindFields(props: KindFieldsProps) {
  const { draft, set, errorOf } = props;
  const help = ADDRESS_HELP[draft.kind];
  return (
    <>
      {help ? (
        <TextInput
          label="Address"
          description={help}
          type="url"
          placeholder="https://"
          value={draft.endpoint}
          error={errorOf("agent.endpoint")}
          onChange={({ currentTarget }) => set({ endpoint: currentTarget.value })}
          required
        />
      ) : null}
      {draft.kind === "llm" || draft.kind === "a2a" ? (
        <TextInput
          label="Secret in the vault"
          description="The name of its key or token; the value stays in the vault"
          value={draft.secret}
          error={errorOf("agent.settings.api_key_secret")}
          onChange={({ currentTarget }) => set({ secret: currentTarget.value })}
        />
      ) : null}
      {draft.kind === "llm" ? <ModelFields {...props} /> : null}
      {draft.kind === "code" ? <CodeFields {...props} /> : null}
      {draft.kind === "human" ? (
        <TextInput
          label="Assigned to"
          description="By e-mail or name; left empty: whoever may decide"
          value={draft.assignee}
          error={errorOf("agent.settings.assignee")}
          onChange={({ currentTarget }) => set({ assignee: currentTarget.value })}
        />
      ) : null}
    </>
  );
}
