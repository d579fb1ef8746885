"use client";

import {
  ActionIcon,
  Autocomplete,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { RuleWordsDto } from "@/lib/contracts/rules";
import type { FallbackStep } from "@/lib/domain/orchestration/workflow";
import type { Rule } from "@/lib/domain/routing/rule-set";
import { LadderFields } from "./ladder-fields";

type FallbackFieldsProps = { rule: Rule; words: RuleWordsDto; onChange: (rule: Rule) => void };

const STEP_KINDS = [
  { value: "retry", label: "Retry" },
  { value: "reroute", label: "Hand to another agent" },
  { value: "escalate", label: "Ask a person" },
  { value: "record_failure_and_continue", label: "Record the failure and go on" },
  { value: "fail", label: "Fail" },
];
const BACKOFF_MS = 1000;

/** What happens when it fails or takes too long, step after step. */
export function FallbackFields({ rule, words, onChange }: FallbackFieldsProps) {
  const { fallback } = rule;
  const set = (steps: FallbackStep[]) => onChange({ ...rule, fallback: steps });
  return (
    <Fieldset legend="If it fails or takes too long">
      <Stack gap="sm">
        {fallback.length === 0 ? (
          <Text size="sm" c="dimmed">
            It fails, and who handed it off is told.
          </Text>
        ) : null}
        {fallback.map((step, index) => (
          <StepFields
            // Steps have no identity but their place.
            key={index}
            step={step}
            number={index + 1}
            agents={words.agents}
            onChange={(changed) => set(fallback.with(index, changed))}
            onRemove={() => set(fallback.toSpliced(index, 1))}
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={fallback.length >= 20}
            onClick={() => set([...fallback, stepOf(fallback.length === 0 ? "retry" : "escalate")])}
          >
            Add a step
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

type StepFieldsProps = {
  step: FallbackStep;
  number: number;
  agents: string[];
  onChange: (step: FallbackStep) => void;
  onRemove: () => void;
};

function StepFields({ step, number, agents, onChange, onRemove }: StepFieldsProps) {
  const agent = "reroute" in step && "agent" in step.reroute ? step.reroute.agent : undefined;
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={`Step ${number}`}
        data={STEP_KINDS}
        value={STEP_KINDS.find(({ value }) => value in step)?.value ?? "fail"}
        allowDeselect={false}
        onChange={(kind) => onChange(stepOf(kind ?? "fail", agents[0]))}
      />
      {"retry" in step ? (
        <NumberInput
          label="Times"
          w={80}
          min={1}
          max={20}
          clampBehavior="strict"
          value={step.retry.times}
          onChange={(times) =>
            onChange({ retry: { ...step.retry, times: Math.max(1, Number(times)) } })
          }
        />
      ) : null}
      {"escalate" in step ? <LadderFields step={step} onChange={onChange} /> : null}
      {agent === undefined ? null : (
        <Autocomplete
          label="Agent"
          data={agents}
          value={agent}
          maxLength={200}
          onChange={(name) => onChange({ reroute: { agent: name || " " } })}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Remove step ${number}`}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

function stepOf(kind: string, agent = "agent"): FallbackStep {
  switch (kind) {
    case "retry":
      return { retry: { times: 2, backoff_ms: BACKOFF_MS } };
    case "reroute":
      return { reroute: { agent } };
    case "escalate":
      return { escalate: {} };
    case "record_failure_and_continue":
      return { record_failure_and_continue: true };
    default:
      return { fail: true };
  }
}
