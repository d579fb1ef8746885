/** What is analysed of one stage; beyond it the result says that it is not complete. */
export const ANALYSIS_LIMITS = {
  /** Facts of one stage. */
  facts: 20_000,
  /** Characters of text of one stage in which facts are looked for. */
  textChars: 2_000_000,
  /** Nesting that is followed, texts that hold JSON included. */
  depth: 200,
  /** A text this long may be JSON that a sender wrote as a string. */
  jsonTextChars: 1_000_000,
};
export type AnalysisLimits = typeof ANALYSIS_LIMITS;
