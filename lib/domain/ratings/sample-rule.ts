/** `random`: each as likely as any other. `by_pair`: one of each pair of agents in turn. */
export const SAMPLE_RULES = ["random", "by_pair"] as const;
export type SampleRule = (typeof SAMPLE_RULES)[number];
