import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { EXTRA_PATTERNS_MAX } from "@/lib/domain/masking/limits";
import { addPattern, type DraftPattern } from "./masking-draft";
import styles from "./masking.module.css";

type PatternRowsProps = {
  patterns: readonly DraftPattern[];
  onChange: (patterns: DraftPattern[]) => void;
};

export function PatternRows({ patterns, onChange }: PatternRowsProps) {
  return (
    <Fieldset legend="Mask as well">
      <Stack gap="sm">
        <Text c="dimmed" size="sm">
          Regular expressions in RE2 syntax, which answer in linear time: no lookaround, no
          backreferences. A match is at most 512 characters.
        </Text>
        {patterns.map((pattern, index) => (
          <PatternRow
            key={pattern.key}
            pattern={pattern}
            number={index + 1}
            onChange={(changed) =>
              onChange(patterns.map((each) => (each.key === changed.key ? changed : each)))
            }
            onRemove={() => onChange(patterns.filter(({ key }) => key !== pattern.key))}
          />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={patterns.length >= EXTRA_PATTERNS_MAX}
          onClick={() => onChange(addPattern(patterns))}
          className={styles["add"]}
        >
          Add a pattern
        </Button>
      </Stack>
    </Fieldset>
  );
}

type PatternRowProps = {
  pattern: DraftPattern;
  number: number;
  onChange: (pattern: DraftPattern) => void;
  onRemove: () => void;
};

function PatternRow({ pattern, number, onChange, onRemove }: PatternRowProps) {
  return (
    <Group gap="xs" align="flex-end" className={styles["row"]}>
      <TextInput
        label={`Name ${number}`}
        placeholder="employee_id"
        value={pattern.name}
        onChange={(event) => onChange({ ...pattern, name: event.currentTarget.value })}
        maxLength={40}
        className={styles["name"]}
        spellCheck={false}
      />
      <TextInput
        label={`Expression ${number}`}
        placeholder="EMP-\d{6}"
        value={pattern.expression}
        onChange={(event) => onChange({ ...pattern, expression: event.currentTarget.value })}
        maxLength={200}
        className={styles["expression"]}
        spellCheck={false}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Remove pattern ${number}`}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
