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
