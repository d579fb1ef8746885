import type { Nanos } from "../time";
import type { FieldName } from "./fields";

/** Where something stands in the text: `end` is after its last character. */
export type TextSpan = { start: number; end: number };

export const COMPARISONS = ["<=", ">=", "<", ">", "="] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type QueryValue =
  | { kind: "text"; text: string }
  /** Bytes, milliseconds or a plain number, as the field's type says. */
  | { kind: "number"; comparison: Comparison; number: number }
  | { kind: "instant"; at: Nanos };

/** `from:a,b`: one of the values. */
export type FieldTerm = {
  kind: "field";
  isNegated: boolean;
  field: FieldName;
  values: readonly QueryValue[];
  place: TextSpan;
};

/** Words that something of the trace must contain; a phrase (`"…"`) contains them next to each other. */
export type TextTerm = {
  kind: "text";
  isNegated: boolean;
  text: string;
  isPhrase: boolean;
  place: TextSpan;
};

export type QueryTerm = FieldTerm | TextTerm;

/** All terms must hold. */
export type Query = readonly QueryTerm[];

export type QueryError = { message: string; place: TextSpan };
export type ParsedQuery = { kind: "parsed"; query: Query } | { kind: "refused"; error: QueryError };

export const QUERY_CHARS_MAX = 2_000;
export const QUERY_TERMS_MAX = 40;
