import { Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { moveItem } from "@/components/shared/move-item";
import { OrderButtons } from "@/components/shared/order-buttons";
import { VisibleText } from "@/components/shared/visible-text";
import { describePolicyRule } from "@/lib/domain/approvals/describe-policy";
import { RULES_MAX } from "@/lib/domain/approvals/policy-limits";
import type { ApprovalPolicy, PolicyRule } from "@/lib/domain/approvals/policy";
import { newRule } from "./new-rule";
import styles from "./policy.module.css";

/** It brings a calendar and the rules of what is allowed, which nobody needs to read a policy. */
const PolicyRuleEditor = dynamic(
  () => import("./policy-rule-editor").then((module) => module.PolicyRuleEditor),
  { ssr: false },
);

type PolicyRuleListProps = {
  document: ApprovalPolicy;
  canEdit: boolean;
  onChange: (rules: PolicyRule[]) => void;
};

export function PolicyRuleList({ document, canEdit, onChange }: PolicyRuleListProps) {
  const { rules, business_hours: hours } = document;
  const [open, setOpen] = useState<number>();
  const opened = open === undefined ? undefined : rules[open];
  const add = () => {
    onChange([...rules, newRule(rules)]);
    setOpen(rules.length);
  };
  return (
    <Stack gap="sm">
      {rules.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title="No rules yet"
          description="Anybody who may approve decides about everything, and everything is asked."
        />
      ) : (
        <ol className={styles["rules"]} aria-label="Rules of the policy, in order">
          {rules.map((rule, index) => (
            <PolicyRuleRow
              // Rules have no identity but their place.
              key={index}
              rule={rule}
              place={{ index, count: rules.length }}
              canEdit={canEdit}
              onOpen={() => setOpen(index)}
              onMove={(to) => onChange(moveItem(rules, index, to))}
              onRemove={() => onChange(rules.toSpliced(index, 1))}
            />
          ))}
        </ol>
      )}
      {canEdit ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={rules.length >= RULES_MAX}
            onClick={add}
          >
            Add a rule
          </Button>
        </Group>
      ) : null}
      {open === undefined || opened === undefined ? null : (
        <PolicyRuleEditor
          rule={opened}
          hours={hours}
          canEdit={canEdit}
          onChange={(rule) => onChange(rules.with(open, rule))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

type PolicyRuleRowProps = {
  rule: PolicyRule;
  place: { index: number; count: number };
  canEdit: boolean;
  onOpen: () => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

function PolicyRuleRow({ rule, place, canEdit, onOpen, onMove, onRemove }: PolicyRuleRowProps) {
  return (
    <li className={styles["rule"]}>
      <div className={styles["words"]}>
        <UnstyledButton onClick={onOpen} className={styles["name"]}>
          {place.index + 1}. <VisibleText text={rule.name} />
        </UnstyledButton>
        <Text size="sm">
          <VisibleText text={describePolicyRule(rule)} />
        </Text>
      </div>
      {canEdit ? (
        <Group gap={4} wrap="nowrap" ml="auto">
          <OrderButtons name={rule.name} {...place} onMove={onMove} onRemove={onRemove} />
        </Group>
      ) : null}
    </li>
  );
}
