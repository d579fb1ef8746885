"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { LostPathsPanel } from "@/components/shared/gaps/lost-paths-panel";
import { gapsCache } from "@/lib/client/gaps";
import { useViewParams } from "@/lib/client/use-view-params";
import { pairTerms } from "./pair-terms";

/** What gets lost between these two. */
export function LossPanel({ pair }: { pair: { from: string; to: string } }) {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const ends = { from_agent: pair.from, to_agent: pair.to };
  const { data } = useSuspenseQuery(gapsCache.period(project, { range, from, to }, ends));
  return <LostPathsPanel paths={data.paths} view={view} terms={pairTerms(pair)} />;
}
