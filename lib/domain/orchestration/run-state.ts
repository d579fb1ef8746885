import type { HandoffId } from "../ids";
import type { Json } from "../json";
import type { RUN_END_STATUSES, RunFailure } from "./run-event";
import type { RoutedBy } from "./routed-by";
import type { StageId } from "./workflow";

/** How often a stage was handed off, and where in its fallback chain that was. */
export type Attempt = {
  attempt: number;
  step: number;
  tries: number;
  /** The context as a person changed it: every further attempt sends that, too. */
  edited?: Json | undefined;
};
/** Before the first step of the chain: the stage's own target. */
export const NOT_YET: Attempt = { attempt: 0, step: -1, tries: 0 };

export type StageState =
  | { kind: "waiting" }
  | { kind: "gated"; approvalId: string }
  | { kind: "cleared"; last: Attempt }
  | { kind: "sent"; handoffId: HandoffId; last: Attempt }
  | {
      kind: "broken";
      error: RunFailure;
      handoffId?: HandoffId | undefined;
      last: Attempt;
      routed?: RoutedBy | undefined;
    }
  | {
      kind: "asked";
      approvalId: string;
      error?: RunFailure | undefined;
      last: Attempt;
      routed?: RoutedBy | undefined;
    }
  | { kind: "succeeded"; result: Json; handoffId?: HandoffId | undefined; last: Attempt }
  | { kind: "absent"; error: RunFailure; handoffId?: HandoffId | undefined; last: Attempt };

export const RUN_STATUSES = ["running", "waiting", "completed", "failed", "cancelled"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export type RunState = {
  input: Json;
  stages: ReadonlyMap<StageId, StageState>;
  end: { status: (typeof RUN_END_STATUSES)[number]; result?: Json; error?: RunFailure } | undefined;
};

export function isEnded(stage: StageState | undefined): boolean {
  return stage?.kind === "succeeded" || stage?.kind === "absent";
}

/** Waiting means that nothing moves until a person answers. */
export function runStatusOf({ end, stages }: RunState): RunStatus {
  if (end) return end.status;
  const open = [...stages.values()];
  const isMoving = open.some(
    ({ kind }) => kind === "sent" || kind === "cleared" || kind === "broken",
  );
  const asks = open.some(({ kind }) => kind === "gated" || kind === "asked");
  return asks && !isMoving ? "waiting" : "running";
}
