/**
 * What an analysis looks for. Whoever adds a detector, or changes what one finds, adds one: traces of an
 * older version are analysed again in the background.
 */
export const ANALYSIS_VERSION = 3;
