import type { GraphShape } from "@/components/shared/graph/graph-layout";
import type { Tone } from "@/components/ui/tone";
import type { RunStageDto } from "@/lib/contracts/run";
import { STAGE_LOOKS } from "./run-look";

export type StageEdge = GraphShape["edges"][number] & { tone: Tone; isActive: boolean };
export type RunGraph = { nodes: readonly RunStageDto[]; edges: readonly StageEdge[] };

const DONE: ReadonlySet<RunStageDto["state"]> = new Set(["succeeded", "absent"]);

/** The stages of a run as they depend on each other; an edge is alive while what it leads to is at work. */
export function prepareRunGraph(stages: readonly RunStageDto[]): RunGraph {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const edges = stages.flatMap((stage) =>
    stage.depends_on.flatMap((id) => {
      const from = byId.get(id);
      if (!from) return [];
      return {
        id: `${id} ${stage.id}`,
        source: id,
        target: stage.id,
        labelWidth: 0,
        tone: DONE.has(from.state) ? STAGE_LOOKS[from.state].tone : ("neutral" as const),
        isActive: stage.state === "sent",
      };
    }),
  );
  return { nodes: stages, edges };
}
