"use client";

import { Group, Switch, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconGripVertical } from "@tabler/icons-react";
import { memo } from "react";
import { OrderButtons } from "@/components/shared/order-buttons";
import { VisibleText } from "@/components/shared/visible-text";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { RuleNotice } from "@/lib/domain/routing/check-rules";
import { describeLimits, describeRule } from "@/lib/domain/routing/describe-rule";
import type { Rule } from "@/lib/domain/routing/rule-set";
import styles from "./routing.module.css";

/** A pointer's way only, beside the buttons: the row itself stays no control. */
function dropTarget(onDrop: () => void) {
  return (row: HTMLLIElement | null) => {
    if (!row) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const over = (event: DragEvent) => {
      event.preventDefault();
      row.dataset["over"] = "";
    };
    const leave = () => delete row.dataset["over"];
    row.addEventListener("dragover", over, { signal });
    row.addEventListener("dragleave", leave, { signal });
    row.addEventListener("drop", leave, { signal });
    row.addEventListener("drop", onDrop, { signal });
    return () => listening.abort();
  };
}

type RuleRowProps = {
  rule: Rule;
  place: { index: number; count: number };
  canEdit: boolean;
  notice: RuleNotice | undefined;
  onOpen: () => void;
  onMove: (to: number) => void;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
  onDrag: () => void;
  onDrop: () => void;
};

/** What it does names its rule and place, and goes by the newest list: of those, any are as good. */
function isSame(one: RuleRowProps, other: RuleRowProps): boolean {
  return (
    one.rule === other.rule &&
    one.place.index === other.place.index &&
    one.place.count === other.place.count &&
    one.canEdit === other.canEdit &&
    one.notice?.message === other.notice?.message
  );
}

export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { rule, place, canEdit, notice } = props;
  const { onOpen, onMove, onChange, onRemove, onDrag, onDrop } = props;
  return (
    <li className={styles["rule"]} data-off={!rule.enabled || undefined} ref={dropTarget(onDrop)}>
      {canEdit ? (
        <span className={styles["grip"]} draggable onDragStart={onDrag} aria-hidden>
          <IconGripVertical size={16} />
        </span>
      ) : null}
      <div className={styles["words"]}>
        <UnstyledButton onClick={onOpen} className={styles["name"]}>
          {place.index + 1}. <VisibleText text={rule.name || "(no name)"} />
        </UnstyledButton>
        <Text size="sm">
          <VisibleText text={describeRule(rule)} />
        </Text>
        <Text size="xs" c="dimmed">
          {describeLimits(rule)}
        </Text>
        {rule.note === "" ? null : (
          <Text size="xs" c="dimmed">
            <VisibleText text={rule.note} />
          </Text>
        )}
        {notice ? (
          <ToneBadge tone="incomplete" icon={IconAlertTriangle} plain>
            Never matched: {notice.message}
          </ToneBadge>
        ) : null}
      </div>
      <Group gap={4} wrap="nowrap" className={styles["tools"] ?? ""}>
        <Switch
          aria-label={`Rule ${rule.name} is on`}
          checked={rule.enabled}
          disabled={!canEdit}
          onChange={(event) => onChange({ ...rule, enabled: event.currentTarget.checked })}
        />
        {canEdit ? (
          <OrderButtons name={rule.name} {...place} onMove={onMove} onRemove={onRemove} />
        ) : null}
      </Group>
    </li>
  );
}, isSame);
