/**
 * What an analysis looks for. Whoever adds a detector, or changes what one finds, adds one: traces of an
 * older version are analysed again in the background.
 */
export const ANALYSIS_VERSION = 5;

const PER_REVISION = 10_000;

/** With a project's thresholds: what it changed is looked for again in the same way. */
export function analysisVersionOf(revision: number): number {
  return revision * PER_REVISION + ANALYSIS_VERSION;
}
