"use client";

import { useHotkeys } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { findingsCache } from "@/lib/client/findings";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import { findingParsers } from "./finding-params";

/** What is in the list, and which of it is looked at: the URL says both. */
export function useFindings() {
  const [view] = useViewParams();
  const [params, setParams] = useQueryStates(findingParsers, { history: "push" });
  const { selected, ...filters } = params;
  const { project, range, from, to } = view;
  const list = useSuspenseInfiniteQuery(
    findingsCache.causes({
      project,
      range: { range, from, to },
      filters,
      isLive: isLiveView(view),
    }),
  );
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
  return { view, list, items, at, selected, select, steps: list.data.pages[0]?.steps ?? [] };
}
