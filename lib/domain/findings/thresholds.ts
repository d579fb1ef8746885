/** Where a detector begins to speak. A project may move them; the values are the seeds'. */
export type FindingThresholds = {
  /** `oversize-context`: bytes of a context as it was sent. */
  contextBytesMax: number;
  /** `too-many-handoffs`: more than this is a warning … */
  handoffsWarnAbove: number;
  /** … and more than this calls for another design. */
  handoffsRedesignAbove: number;
  /** `transfer-loss`: from this gap score on a loss is serious (0 to 1). */
  seriousGapScore: number;
  /** `no-acknowledgement`: how long a receiver may take to say that it has the work. */
  acknowledgementMs: number;
  /** `cold-start`: the share of the latency that starting an agent may take (0 to 1). */
  initShareMax: number;
  /** `handoff-loop`: how often an agent may be handed the same facts again. */
  revisitsMax: number;
  /** `unstaged-workflow`: the steps that one handoff may name. */
  stepsPerHandoffMax: number;
  /** `unstaged-workflow`: a handoff of many steps that takes longer than this is slow. */
  slowHandoffMs: number;
  /** `cascading-failure`: the failures behind one that make it a cascade. */
  felledMin: number;
  /** `regression`: the handoffs that either period must have. */
  regressionHandoffsMin: number;
  /** `regression`: p95 now over p95 before, from which on it is worse. */
  regressionLatencyRatio: number;
};

export const DEFAULT_THRESHOLDS: FindingThresholds = {
  contextBytesMax: 10_240,
  handoffsWarnAbove: 5,
  handoffsRedesignAbove: 6,
  seriousGapScore: 0.3,
  acknowledgementMs: 30_000,
  initShareMax: 0.4,
  revisitsMax: 1,
  stepsPerHandoffMax: 2,
  slowHandoffMs: 8_200,
  felledMin: 2,
  regressionHandoffsMin: 30,
  regressionLatencyRatio: 1.5,
};

export type ThresholdRange = { min: number; max: number; isWhole: boolean };
const whole = (min: number, max: number): ThresholdRange => ({ min, max, isWhole: true });
const share: ThresholdRange = { min: 0, max: 1, isWhole: false };

/** What a project may set. */
export const THRESHOLD_RANGES: Readonly<Record<keyof FindingThresholds, ThresholdRange>> = {
  contextBytesMax: whole(100, 10_000_000),
  handoffsWarnAbove: whole(1, 10_000),
  handoffsRedesignAbove: whole(1, 10_000),
  seriousGapScore: share,
  acknowledgementMs: whole(100, 604_800_000),
  initShareMax: share,
  revisitsMax: whole(0, 1_000),
  stepsPerHandoffMax: whole(1, 100),
  slowHandoffMs: whole(1, 604_800_000),
  felledMin: whole(1, 1_000),
  regressionHandoffsMin: whole(5, 100_000),
  regressionLatencyRatio: { min: 1.01, max: 100, isWhole: false },
};
