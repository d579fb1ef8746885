/** Where context is observed, in the order in which it passes (domain, "the five stages"). */
export const STAGES = ["held", "sent", "received", "understood", "used"] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What became of a fact on its way into a stage.
 * `absent`: it was not in the stage before either. `unknown`: the stage was not observed.
 */
export const FACT_STATES = [
  "kept",
  "changed",
  "truncated",
  "dropped",
  "added",
  "moved",
  "redacted",
  "absent",
  "unknown",
] as const;
export type FactState = (typeof FACT_STATES)[number];

/** A fact's state from sent to received; `withheld` when the sender held it and did not send it. */
export const FACT_STATUSES = [...FACT_STATES, "withheld"] as const;
export type FactStatus = (typeof FACT_STATUSES)[number];

/** `text` is prose; what stands in it (numbers, names, dates …) are facts of their own. */
export const FACT_KINDS = [
  "text",
  "string",
  "number",
  "boolean",
  "quantity",
  "date",
  "email",
  "url",
  "id",
  "name",
  "quoted",
  "secret",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
