import {
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { AGENT_TOOLS } from "@/lib/domain/agents/agent-settings";
import type { KindFieldsProps } from "./kind-fields-props";
import { McpFields } from "./mcp-fields";

const TOOL_LABELS: Record<(typeof AGENT_TOOLS)[number], string> = {
  handoff: "Handing on",
  ask_person: "Asking a person",
  read_blackboard: "Reading the blackboard",
  write_blackboard: "Writing the blackboard",
};
const BOARD = [
  { value: "none", label: "Not at all" },
  { value: "read", label: "Read" },
  { value: "write", label: "Read and write" },
] as const;

const numberOf = (value: number | string) => (typeof value === "number" ? value : "");

/** A model: what it is told, and what it may do. */
export function ModelFields({ draft, set, errorOf, others }: KindFieldsProps) {
  return (
    <>
      <TextInput
        label="Model"
        value={draft.model}
        error={errorOf("agent.settings.model")}
        onChange={({ currentTarget }) => set({ model: currentTarget.value })}
        required
      />
      <Textarea
        label="Instructions"
        value={draft.instructions}
        error={errorOf("agent.settings.instructions")}
        autosize
        minRows={3}
        maxRows={12}
        onChange={({ currentTarget }) => set({ instructions: currentTarget.value })}
      />
      <TagsInput
        label="May hand work to"
        description="Nobody unless named here"
        data={others.filter((name) => name !== draft.name)}
        value={draft.handTo}
        error={errorOf("agent.settings.hand_to")}
        onChange={(handTo) => set({ handTo })}
      />
      <NativeSelect
        label="Blackboard"
        data={[...BOARD]}
        value={draft.blackboard}
        onChange={({ currentTarget }) =>
          set({
            blackboard: BOARD.find(({ value }) => value === currentTarget.value)?.value ?? "none",
          })
        }
      />
      <Checkbox
        label="May ask a person"
        checked={draft.askPerson}
        onChange={({ currentTarget }) => set({ askPerson: currentTarget.checked })}
      />
      <Checkbox.Group
        label="Waits for a person's consent"
        value={draft.needsApproval}
        onChange={(chosen) =>
          set({ needsApproval: AGENT_TOOLS.filter((tool) => chosen.includes(tool)) })
        }
      >
        <Group gap="md" mt={6}>
          {AGENT_TOOLS.map((tool) => (
            <Checkbox key={tool} value={tool} label={TOOL_LABELS[tool]} />
          ))}
        </Group>
      </Checkbox.Group>
      <McpFields draft={draft} set={set} errorOf={errorOf} />
      <Limits draft={draft} set={set} errorOf={errorOf} />
    </>
  );
}

function Limits({ draft, set, errorOf }: Omit<KindFieldsProps, "others">) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <NumberInput
        label="Steps at most"
        value={draft.maxSteps}
        error={errorOf("agent.settings.max_steps")}
        onChange={(value) => set({ maxSteps: numberOf(value) })}
      />
      <NumberInput
        label="Temperature"
        step={0.1}
        value={draft.temperature}
        error={errorOf("agent.settings.temperature")}
        onChange={(value) => set({ temperature: numberOf(value) })}
      />
      <NumberInput
        label="$ per million tokens in"
        value={draft.inputPrice}
        error={errorOf("agent.settings.usd_per_million_tokens.input")}
        onChange={(value) => set({ inputPrice: numberOf(value) })}
      />
      <NumberInput
        label="$ per million tokens out"
        value={draft.outputPrice}
        error={errorOf("agent.settings.usd_per_million_tokens.output")}
        onChange={(value) => set({ outputPrice: numberOf(value) })}
      />
    </SimpleGrid>
  );
}
