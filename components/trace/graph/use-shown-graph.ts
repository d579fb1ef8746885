"use client";

import { useMemo, useState } from "react";
import { buildShownGraph, type GraphRequest, pageOfStep } from "./limit-graph";

type ShownGraphOptions = Pick<GraphRequest, "mode" | "handoffs" | "agents"> & {
  selectedId: string | null;
};

/** The part of a large graph that is drawn: it follows the selection until the reader turns the page. */
export function useShownGraph({ mode, handoffs, agents, selectedId }: ShownGraphOptions) {
  const [turned, setTurned] = useState<{ page: number; whenSelected: string | null }>();
  const [showsAllAgents, setShowsAllAgents] = useState(false);
  const page =
    turned && turned.whenSelected === selectedId ? turned.page : pageOfStep(handoffs, selectedId);
  const shown = useMemo(
    () => buildShownGraph({ mode, handoffs, agents, page, showsAllAgents }),
    [mode, handoffs, agents, page, showsAllAgents],
  );
  return {
    ...shown,
    /** Of what is drawn: another key, another view. */
    key: `${mode}:${mode === "steps" ? page : showsAllAgents}`,
    showPage: (next: number) => setTurned({ page: next, whenSelected: selectedId }),
    showAllAgents: () => setShowsAllAgents(true),
  };
}
