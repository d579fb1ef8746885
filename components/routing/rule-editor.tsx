"use client";

import {
  Alert,
  Drawer,
  Fieldset,
  Group,
  NumberInput,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { NO_RULE_WORDS, rulesCache } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import { checkRules } from "@/lib/domain/routing/check-rules";
import { describeLimits, describeRule } from "@/lib/domain/routing/describe-rule";
import type { Rule } from "@/lib/domain/routing/rule-set";
import { FallbackFields } from "./fallback-fields";
import { TargetFields } from "./target-fields";

const BUILDER_PX = 120;
const ConditionBuilder = dynamic(
  () => import("./condition-builder").then((module) => module.ConditionBuilder),
  { ssr: false, loading: () => <Skeleton h={BUILDER_PX} /> },
);

type RuleEditorProps = {
  rule: Rule;
  canEdit: boolean;
  onChange: (rule: Rule) => void;
  onClose: () => void;
};

const MS_PER_S = 1000;

export function RuleEditor({ rule, canEdit, onChange, onClose }: RuleEditorProps) {
  const [view] = useViewParams();
  const { data: words = NO_RULE_WORDS } = useQuery(rulesCache.words(view.project));
  const problems = checkRules({ rules: [rule] }, { choosers: undefined });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={rule.name || "A rule"}
      closeButtonProps={{ "aria-label": "Close the rule" }}
    >
      <Fieldset variant="unstyled" disabled={!canEdit} legend={null}>
        <Stack gap="md">
          <Text size="sm">
            {describeRule(rule)} {describeLimits(rule)}
          </Text>
          {problems.length === 0 ? null : (
            <Alert color="var(--tone-incomplete)" variant="light" title="Not ready to be published">
              {problems.map(({ path, message }) => (
                <Text size="sm" key={`${path} ${message}`}>
                  {path.replace("/rules/0/", "")}: {message}
                </Text>
              ))}
            </Alert>
          )}
          <TextInput
            label="Name"
            value={rule.name}
            maxLength={200}
            onChange={(event) => onChange({ ...rule, name: event.currentTarget.value })}
          />
          <ConditionBuilder
            when={rule.when}
            words={words}
            isDisabled={!canEdit}
            onChange={(when) => onChange({ ...rule, when })}
          />
          <TargetFields rule={rule} words={words} onChange={onChange} />
          {"human" in rule.target ? null : (
            <>
              <Limits rule={rule} onChange={onChange} />
              <FallbackFields rule={rule} words={words} onChange={onChange} />
            </>
          )}
          <Textarea
            label="Note"
            description="For people who read the rules later"
            value={rule.note}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => onChange({ ...rule, note: event.currentTarget.value })}
          />
        </Stack>
      </Fieldset>
    </Drawer>
  );
}

function Limits({ rule, onChange }: Pick<RuleEditorProps, "rule" | "onChange">) {
  const { ack_timeout_ms: ack, timeout_ms: limit, ...rest } = rule;
  const asMs = (seconds: string | number) =>
    seconds === "" ? undefined : Math.max(100, Math.round(Number(seconds) * MS_PER_S));
  const set = (limits: { ack: number | undefined; limit: number | undefined }) =>
    onChange({
      ...rest,
      ...(limits.ack === undefined ? {} : { ack_timeout_ms: limits.ack }),
      ...(limits.limit === undefined ? {} : { timeout_ms: limits.limit }),
    });
  return (
    <Group grow align="flex-start">
      <NumberInput
        label="Seconds to be taken"
        placeholder="30"
        min={0.1}
        value={ack === undefined ? "" : ack / MS_PER_S}
        onChange={(value) => set({ ack: asMs(value), limit })}
      />
      <NumberInput
        label="Seconds to be done"
        placeholder="300"
        min={0.1}
        value={limit === undefined ? "" : limit / MS_PER_S}
        onChange={(value) => set({ ack, limit: asMs(value) })}
      />
    </Group>
  );
}
