import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { SAMPLE_RULES, type SampleRule } from "@/lib/domain/ratings/sample-rule";
import { ratingParsers } from "./rating-params";

const SIZES = [5, 10, 20, 50, 100];
const RULE_NAMES: Record<SampleRule, string> = {
  random: "Each as likely as any other",
  by_pair: "One of each pair in turn",
};
const SEED_CHARS_MAX = 64;

/** By which rule the sample is drawn. */
export function SampleBar() {
  const [{ rule, size, seed }, setParams] = useQueryStates(ratingParsers, { history: "push" });
  const change = (changed: Parameters<typeof setParams>[0]) =>
    void setParams({ at: 1, ...(typeof changed === "function" ? {} : changed) });
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label="Rule"
        value={rule}
        data={SAMPLE_RULES.map((value) => ({ value, label: RULE_NAMES[value] }))}
        onChange={({ currentTarget }) =>
          change({ rule: SAMPLE_RULES.find((each) => each === currentTarget.value) ?? "random" })
        }
      />
      <NativeSelect
        label="Handoffs"
        value={String(size)}
        data={[...new Set([...SIZES, size])].map(String)}
        onChange={({ currentTarget }) => change({ size: Number(currentTarget.value) })}
      />
      <TextInput
        label="Seed"
        value={seed}
        maxLength={SEED_CHARS_MAX}
        onChange={({ currentTarget }) => change({ seed: currentTarget.value })}
      />
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={() => change({ seed: String(Date.now()) })}
      >
        Draw another
      </Button>
    </Group>
  );
}
