"use client";

import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { memo, useRef } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { moveItem } from "@/components/shared/move-item";
import { useHydrated } from "@/components/ui/use-hydrated";
import { noticesOf } from "@/lib/domain/routing/check-rules";
import { RULES_MAX } from "@/lib/domain/routing/no-rules";
import type { Rule, RuleSet } from "@/lib/domain/routing/rule-set";
import { newRule } from "./move-rule";
import styles from "./routing.module.css";
import { RuleRow } from "./rule-row";
import type { EditRules } from "./use-rules-draft";

type RuleListProps = {
  document: RuleSet;
  canEdit: boolean;
  onChange: (edit: EditRules) => void;
  onOpen: (id: string) => void;
};

/** In order, because the first that holds decides. Dragged, or moved with the buttons. */
export const RuleList = memo(function RuleList(props: RuleListProps) {
  const { document, canEdit, onChange, onOpen } = props;
  const { rules } = document;
  const dragged = useRef<number | null>(null);
  // A click before the page is live would be lost.
  const isLive = useHydrated();
  const notices = noticesOf({ rules });
  const change = (edit: (before: Rule[]) => Rule[]) =>
    onChange(({ rules: before }) => ({ rules: edit(before) }));
  const add = () => {
    const rule = newRule(`r${Date.now().toString(36)}`, rules);
    change((before) => [...before, rule]);
    onOpen(rule.id);
  };
  if (rules.length === 0) {
    return (
      <EmptyState
        kind="nothing-yet"
        title="No rules yet"
        description="Without a rule, the least busy agent with the required tools gets the work. A first rule could send what is hard to a senior agent: when Complexity is more than 5."
      >
        {canEdit ? (
          <Button disabled={!isLive} onClick={add}>
            Write the first rule
          </Button>
        ) : null}
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <ol className={styles["rules"]} aria-label="Rules, in order">
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={{ index, count: rules.length }}
            canEdit={canEdit}
            notice={notices.find((each) => each.rule === rule.id)}
            onOpen={() => onOpen(rule.id)}
            onMove={(to) => change((before) => moveItem(before, index, to))}
            onChange={(changed) =>
              change((before) => before.map((each) => (each.id === rule.id ? changed : each)))
            }
            onRemove={() => change((before) => before.filter(({ id }) => id !== rule.id))}
            onDrag={() => {
              dragged.current = index;
            }}
            onDrop={() => {
              const from = dragged.current;
              if (from !== null) change((before) => moveItem(before, from, index));
              dragged.current = null;
            }}
          />
        ))}
      </ol>
      {canEdit ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={!isLive || rules.length >= RULES_MAX}
            onClick={add}
          >
            Add a rule
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
});
