import { NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import type { KindFieldsProps } from "./kind-fields-props";

const numberOf = (value: number | string) => (typeof value === "number" ? value : "");

/** Which module it is, and how many instances of it a worker has. */
export function CodeFields({ draft, set, errorOf }: Omit<KindFieldsProps, "others">) {
  return (
    <>
      <TextInput
        label="Module"
        description="Its path in the folder of agents (BATON_AGENTS_DIR) of every worker"
        placeholder="pricing/agent.mjs"
        value={draft.module}
        error={errorOf("agent.settings.module")}
        onChange={({ currentTarget }) => set({ module: currentTarget.value })}
        required
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NumberInput
          label="Kept warm"
          description="0: one for every handoff"
          value={draft.minWarm}
          error={errorOf("agent.settings.pool.min_warm")}
          onChange={(value) => set({ minWarm: numberOf(value) })}
        />
        <NumberInput
          label="Instances at most"
          description="In each worker"
          value={draft.instancesMax}
          error={errorOf("agent.settings.pool.max")}
          onChange={(value) => set({ instancesMax: numberOf(value) })}
        />
        <NumberInput
          label="Fresh after"
          description="So many handoffs; empty: never"
          value={draft.recycleAfter}
          error={errorOf("agent.settings.pool.recycle_after")}
          onChange={(value) => set({ recycleAfter: numberOf(value) })}
        />
      </SimpleGrid>
    </>
  );
}
