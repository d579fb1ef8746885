"use client";

import {
  Autocomplete,
  Fieldset,
  SegmentedControl,
  Stack,
  TagsInput,
  Textarea,
} from "@mantine/core";
import type { RuleWordsDto } from "@/lib/contracts/rules";
import type { Rule, RuleTarget } from "@/lib/domain/routing/rule-set";

type TargetFieldsProps = { rule: Rule; words: RuleWordsDto; onChange: (rule: Rule) => void };

const KINDS = [
  { value: "agent", label: "An agent" },
  { value: "queue", label: "A queue" },
  { value: "dynamic", label: "A model's choice" },
  { value: "human", label: "A person" },
];

export function TargetFields({ rule, words, onChange }: TargetFieldsProps) {
  const { target } = rule;
  const set = (changed: RuleTarget) => onChange({ ...rule, target: changed });
  return (
    <Fieldset legend="Then hand it to">
      <Stack gap="sm">
        <SegmentedControl
          aria-label="Kind of target"
          data={KINDS}
          value={KINDS.find(({ value }) => value in target)?.value ?? "agent"}
          onChange={(kind) => {
            const fallback = kind === "human" ? [] : rule.fallback;
            onChange({ ...rule, fallback, target: targetOf(kind) });
          }}
        />
        {"agent" in target ? (
          <Autocomplete
            label="Agent"
            data={words.agents}
            value={target.agent}
            maxLength={200}
            onChange={(agent) => set({ agent })}
          />
        ) : null}
        {"queue" in target ? (
          <TagsInput
            label="Tools"
            description="Any agent that has all of them may take the work"
            data={words.tools}
            value={target.queue.required_tools}
            maxTags={50}
            onChange={(tools) => set({ queue: { required_tools: tools } })}
          />
        ) : null}
        {"dynamic" in target ? (
          <ChoiceFields choice={target.dynamic} words={words} set={set} />
        ) : null}
        {"human" in target ? (
          <Textarea
            label="Question"
            value={target.human.question}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => set({ human: { question: event.currentTarget.value } })}
          />
        ) : null}
      </Stack>
    </Fieldset>
  );
}

type Choice = Extract<RuleTarget, { dynamic: unknown }>["dynamic"];

function ChoiceFields({
  choice,
  words,
  set,
}: {
  choice: Choice;
  words: RuleWordsDto;
  set: (target: RuleTarget) => void;
}) {
  return (
    <>
      <Autocomplete
        label="Chooser"
        description="An agent that is a model: it names one of those that can, and says why"
        data={words.agents}
        value={choice.chooser}
        maxLength={200}
        onChange={(chooser) => set({ dynamic: { ...choice, chooser } })}
      />
      <TagsInput
        label="Tools"
        description="Whoever is chosen has all of them"
        data={words.tools}
        value={choice.required_tools}
        maxTags={50}
        onChange={(tools) => set({ dynamic: { ...choice, required_tools: tools } })}
      />
    </>
  );
}

function targetOf(kind: string): RuleTarget {
  if (kind === "dynamic") return { dynamic: { required_tools: [], chooser: "" } };
  if (kind === "queue") return { queue: { required_tools: [] } };
  return kind === "human" ? { human: { question: "" } } : { agent: "" };
}
