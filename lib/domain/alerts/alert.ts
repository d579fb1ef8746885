import { z } from "zod";
import { FINDING_KINDS } from "../findings/finding";
import { ALERT_COMPARISONS, ALERT_MEASURES, PAIR_MEASURES, RATE_MEASURES } from "./alert-measure";

const WINDOW_MIN = 5;
const DAYS_30_MIN = 43_200;
const SAMPLE_MAX = 1_000_000;
const THRESHOLD_MAX = 1e12;
const AGENT_CHARS_MAX = 200;

const Agent = z.string().trim().min(1, "must not be empty").max(AGENT_CHARS_MAX);

/** When an alert fires: a number of the last minutes lies beyond a bound. */
const Shape = z.object({
  measure: z.enum(ALERT_MEASURES),
  comparison: z.enum(ALERT_COMPARISONS),
  /** Rates are between 0 and 1, times in milliseconds. */
  threshold: z.number().min(0).max(THRESHOLD_MAX),
  window_minutes: z.int().min(WINDOW_MIN).max(DAYS_30_MIN).default(60),
  /** With fewer, rates and times say nothing, and the alert stays as it is. */
  sample_min: z.int().min(1).max(SAMPLE_MAX).default(20),
  pair: z.object({ from: Agent, to: Agent }).nullable().default(null),
  /** Of `open_findings`: this kind only. */
  finding_kind: z.enum(FINDING_KINDS).nullable().default(null),
});

export const AlertCondition = Shape.superRefine(({ measure, ...condition }, check) => {
  const refuse = (path: string, message: string) =>
    check.addIssue({ code: "custom", path: [path], message });
  if (RATE_MEASURES.includes(measure) && condition.threshold > 1) {
    refuse("threshold", "a rate is between 0 and 1");
  }
  if (condition.pair && !PAIR_MEASURES.includes(measure)) {
    refuse("pair", "this number is of the whole project");
  }
  if (condition.finding_kind && measure !== "open_findings") {
    refuse("finding_kind", "goes with open_findings only");
  }
});
export type AlertCondition = z.infer<typeof AlertCondition>;
