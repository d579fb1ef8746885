import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Limit, PolicyRule } from "@/lib/domain/approvals/policy";

type When = PolicyRule["when"];
type WhenFieldsProps = { when: When; onChange: (when: When) => void };

const NAMES = [
  { key: "kinds", label: "Kinds", placeholder: "refund" },
  { key: "actions", label: "Actions", placeholder: "issue_*" },
  { key: "requesters", label: "Asked by", placeholder: "billing" },
] as const;
const LIMITS_MAX = 20;

/** All that is said must hold; nothing said holds always. */
export function WhenFields({ when, onChange }: WhenFieldsProps) {
  const { limits = [], ...names } = when;
  const setLimits = (changed: Limit[]) =>
    onChange(changed.length === 0 ? names : { ...names, limits: changed });
  return (
    <Fieldset legend="When">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Always, unless something is said here. * stands for any characters.
        </Text>
        {NAMES.map(({ key, label, placeholder }) => (
          <TagsInput
            key={key}
            label={label}
            placeholder={placeholder}
            maxTags={100}
            value={when[key] ?? []}
            onChange={(globs) => {
              const { [key]: _, ...rest } = when;
              onChange(globs.length === 0 ? rest : { ...rest, [key]: globs });
            }}
          />
        ))}
        {limits.map((limit, index) => (
          <LimitRow
            // Limits have no identity but their place.
            key={index}
            limit={limit}
            number={index + 1}
            onChange={(changed) => setLimits(limits.with(index, changed))}
            onRemove={() => setLimits(limits.toSpliced(index, 1))}
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={limits.length >= LIMITS_MAX}
            onClick={() => setLimits([...limits, { path: "/amount", at_most: 100 }])}
          >
            Add a limit
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

type LimitRowProps = {
  limit: Limit;
  number: number;
  onChange: (limit: Limit) => void;
  onRemove: () => void;
};

function LimitRow({ limit, number, onChange, onRemove }: LimitRowProps) {
  const set = (key: "at_most" | "more_than", value: string | number) => {
    const { [key]: _, ...rest } = limit;
    onChange(value === "" ? rest : { ...rest, [key]: Number(value) });
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label={`Argument ${number}`}
        placeholder="/amount"
        w={160}
        value={limit.path}
        onChange={({ currentTarget }) => onChange({ ...limit, path: currentTarget.value })}
      />
      <NumberInput
        label="More than"
        w={110}
        value={limit.more_than ?? ""}
        onChange={(value) => set("more_than", value)}
      />
      <NumberInput
        label="At most"
        w={110}
        value={limit.at_most ?? ""}
        onChange={(value) => set("at_most", value)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Remove limit ${number}`}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
