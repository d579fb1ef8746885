"use client";

import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { moveItem } from "@/components/shared/move-item";
import { useHydrated } from "@/components/ui/use-hydrated";
import { noticesOf } from "@/lib/domain/routing/check-rules";
import { RULES_MAX, type RuleSet } from "@/lib/domain/routing/rule-set";
import { newRule } from "./move-rule";
import styles from "./routing.module.css";
import { RuleRow } from "./rule-row";

type RuleListProps = {
  document: RuleSet;
  canEdit: boolean;
  onChange: (document: RuleSet) => void;
  onOpen: (id: string) => void;
};

/** In order, because the first that holds decides. Dragged, or moved with the buttons. */
export function RuleList({ document: { rules }, canEdit, onChange, onOpen }: RuleListProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  // A click before the page is live would be lost.
  const isLive = useHydrated();
  const notices = noticesOf({ rules });
  const add = () => {
    const rule = newRule(`r${Date.now().toString(36)}`, rules);
    onChange({ rules: [...rules, rule] });
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
            onMove={(to) => onChange({ rules: moveItem(rules, index, to) })}
            onChange={(changed) =>
              onChange({ rules: rules.map((each) => (each.id === rule.id ? changed : each)) })
            }
            onRemove={() => onChange({ rules: rules.filter(({ id }) => id !== rule.id) })}
            onDrag={() => setDragged(index)}
            onDrop={() => {
              if (dragged !== null) onChange({ rules: moveItem(rules, dragged, index) });
              setDragged(null);
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
}
