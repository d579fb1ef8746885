"use client";

import {
  Autocomplete,
  Button,
  Group,
  NumberInput,
  Stack,
  TagsInput,
  Text,
  Textarea,
} from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { orThrow } from "@/lib/client/action";
import { NO_RULE_WORDS, rulesCache } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import type { TriedRulesDto } from "@/lib/contracts/rules";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import type { RulesActions } from "./rules-actions";
import styles from "./routing.module.css";

type TryPanelProps = { project: string; document: RuleSet; tryRules: RulesActions["tryRules"] };

const EMPTY = {
  task: "",
  from: "caller",
  type: "",
  domain: "",
  complexity: "",
  tools: [],
  tags: [],
};
type Sample = Omit<typeof EMPTY, "tools" | "tags" | "complexity"> & {
  tools: string[];
  tags: string[];
  complexity: string | number;
};

/** A sample task against the rules as they stand here, published or not; nothing is handed off. */
export function TryPanel({ project, document, tryRules }: TryPanelProps) {
  const [sample, setSample] = useState<Sample>(EMPTY);
  const trying = useMutation({
    mutationFn: () => orThrow(tryRules({ project, document, sample: toRequest(sample) })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.mutate();
  };
  return (
    <Panel
      title="Try it"
      description="Which rule a task would meet, with the agents as they are now. Nothing is handed off."
    >
      <Stack gap="md">
        <form onSubmit={submit}>
          <Stack gap="sm">
            <SampleFields
              sample={sample}
              onChange={(changed) => setSample({ ...sample, ...changed })}
            />
            <Group>
              <Button type="submit" loading={trying.isPending} disabled={sample.task === ""}>
                Try
              </Button>
            </Group>
          </Stack>
        </form>
        {trying.isError ? (
          <ProblemAlert title="It could not be tried" problem={trying.error} />
        ) : null}
        {trying.isSuccess ? <Tried tried={trying.data} /> : null}
      </Stack>
    </Panel>
  );
}

function SampleFields({
  sample,
  onChange,
}: {
  sample: Sample;
  onChange: (changed: Partial<Sample>) => void;
}) {
  const [view] = useViewParams();
  const { data: words = NO_RULE_WORDS } = useQuery(rulesCache.words(view.project));
  return (
    <>
      <Textarea
        label="Task"
        value={sample.task}
        onChange={(event) => onChange({ task: event.currentTarget.value })}
        autosize
        minRows={2}
        required
      />
      <div className={styles["sample"]}>
        <Autocomplete
          label="From agent"
          data={words.agents}
          value={sample.from}
          onChange={(from) => onChange({ from })}
        />
        <Autocomplete
          label="Type of task"
          placeholder="unknown"
          data={words.task_types}
          value={sample.type}
          onChange={(type) => onChange({ type })}
        />
        <Autocomplete
          label="Domain"
          placeholder="unknown"
          data={words.domains}
          value={sample.domain}
          onChange={(domain) => onChange({ domain })}
        />
        <NumberInput
          label="Complexity"
          placeholder="unknown"
          value={sample.complexity}
          onChange={(complexity) => onChange({ complexity })}
        />
        <TagsInput
          label="Required tools"
          data={words.tools}
          value={sample.tools}
          onChange={(tools) => onChange({ tools })}
        />
        <TagsInput
          label="Tags"
          data={words.tags}
          value={sample.tags}
          onChange={(tags) => onChange({ tags })}
        />
      </div>
    </>
  );
}

function toRequest({ task, from, type, domain, complexity, tools, tags }: Sample) {
  return {
    task,
    from_agent: from || "caller",
    required_tools: tools,
    ...(type === "" ? {} : { task_type: type }),
    ...(domain === "" ? {} : { domain }),
    ...(complexity === "" ? {} : { complexity: Number(complexity) }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function Tried({ tried: { rule, why, target, limits, skipped } }: { tried: TriedRulesDto }) {
  return (
    <section aria-label="What would happen">
      <Text fw={600}>
        {rule ? (
          <>
            Rule <VisibleText text={rule.name} /> fires
          </>
        ) : (
          "No rule holds"
        )}
        : <VisibleText text={target} />.
      </Text>
      {rule ? (
        <Text size="sm">
          <VisibleText text={`${why}. ${limits}`} />
        </Text>
      ) : null}
      {skipped.length === 0 ? null : (
        <ul className={styles["skipped"]} aria-label="Rules before it that do not fire">
          {skipped.map(({ rule: { id, name }, why: reason }) => (
            <li key={id}>
              <VisibleText text={`${name}: ${reason}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
