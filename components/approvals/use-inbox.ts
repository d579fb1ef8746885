"use client";

import { useHotkeys } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import { inboxParsers } from "./inbox-params";

/** What is in the list, and which of it is looked at: the URL says both. */
export function useInbox() {
  const [view] = useViewParams();
  const [params, setParams] = useQueryStates(inboxParsers, { history: "push" });
  const { tab, q, selected } = params;
  const list = useSuspenseInfiniteQuery(approvalsCache.list({ project: view.project, tab, q }));
  const items = list.data.pages.flatMap((page) => page.items);
  const at = items.findIndex(({ id }) => id === selected);
  const select = (id: string | null) => void setParams({ selected: id });
  const step = (by: 1 | -1) => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (next) select(next.id);
  };
  useHotkeys([
    ["j", () => step(1)],
    ["k", () => step(-1)],
    ["Escape", () => select(null)],
  ]);
  return { view, list, items, at, selected, select };
}
