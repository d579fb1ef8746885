"use client";

import { SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import { APPROVAL_TABS, type ApprovalTab } from "@/lib/domain/approvals/tabs";
import { formatCountCompact } from "@/lib/format/count";
import styles from "./approvals.module.css";
import { inboxParsers } from "./inbox-params";

const TYPING_MS = 300;
const TAB_LABELS: Record<ApprovalTab, string> = {
  waiting: "Waiting",
  mine: "Mine",
  snoozed: "Snoozed",
  done: "Done",
};

/** Which list, how many are on each, and what to look for in it. */
export function InboxBar() {
  const [view] = useViewParams();
  const [{ tab, q }, setParams] = useQueryStates(inboxParsers, { history: "push" });
  const { data: counts } = useQuery(approvalsCache.counts(view.project));
  const [text, setText] = useState(q);
  const search = useDebouncedCallback((next: string) => void setParams({ q: next }), TYPING_MS);
  return (
    <div className={styles["bar"]}>
      <SegmentedControl
        aria-label="List"
        value={tab}
        onChange={(next) => void setParams({ tab: next, selected: null })}
        data={APPROVAL_TABS.map((value) => ({
          value,
          label: counts
            ? `${TAB_LABELS[value]} ${formatCountCompact(counts[value])}`
            : TAB_LABELS[value],
        }))}
      />
      <TextInput
        className={styles["search"] ?? ""}
        aria-label="Search approvals"
        placeholder="Question, action, agent or kind"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          search(currentTarget.value);
        }}
      />
    </div>
  );
}
