import { z } from "zod";
import { Word } from "../event/shapes";
import { AGENT_ROLES, type AgentRole } from "../handoff/taxonomy";
import { isJsonRecord } from "../context/message-shape";
import type { Json } from "../json";
import type { Checked, SchemaCheck } from "../orchestration/check-input";
import { TOO_SLOW } from "../orchestration/too-slow";

const Fields = z.array(Word).max(500);

/** What was agreed about a payload: the project's default, or of one pair of agents. */
export const Contract = z.strictObject({
  /** Fields without which the work cannot begin. */
  required: Fields.default([]),
  /** The only fields that may cross; null: no list was agreed. */
  allowed: Fields.nullable().default(null),
  /** The same for receivers of a role, where there is no list above. */
  roles: z.partialRecord(z.enum(AGENT_ROLES), Fields).default({}),
  /** JSON Schema 2020-12 of what is sent; empty: anything. */
  schema: z.record(z.string(), z.json()).default({}),
});
export type Contract = z.infer<typeof Contract>;

/** What of a contract holds for one receiver. */
export type AgreedTerms = {
  required: readonly string[];
  allowed: readonly string[] | null;
  schema: Record<string, Json>;
  check: SchemaCheck;
};

export const NO_TERMS: AgreedTerms = {
  required: [],
  allowed: null,
  schema: {},
  check: (_schema, value) => ({ kind: "fits", value }),
};
export const NO_CONTRACT: Contract = { required: [], allowed: null, roles: {}, schema: {} };

export function termsFor(
  { required, allowed, roles, schema }: Contract,
  role: AgentRole | null,
  check: SchemaCheck,
): AgreedTerms {
  return { required, allowed: allowed ?? (role && roles[role]) ?? null, schema, check };
}

export type Judgement = {
  missing: string[];
  /** Fields that the receiver may not see. */
  withheld: string[];
  /** Where what it may see breaks the schema. */
  issues: { path: string; message: string }[];
  /** Whether it breaks the schema, nobody knows. */
  isTooSlow: boolean;
};

/** The runtime adds it to every handoff; no contract speaks about it. */
const PARENT_CONTEXT = "parent_context";

/** The fields of a payload as a contract sees them. Anything but an object has none. */
export function fieldsOf(payload: Json): Record<string, Json> {
  if (!isJsonRecord(payload)) return {};
  const { [PARENT_CONTEXT]: _, ...fields } = payload;
  return fields;
}

export function judgeFields(terms: AgreedTerms, fields: Record<string, Json>): Judgement {
  const missing = terms.required.filter(
    (name) => !Object.hasOwn(fields, name) || isEmpty(fields[name]),
  );
  const seen = Object.entries(fields).filter(([name]) => mayCross(terms, name));
  const withheld = Object.keys(fields).filter((name) => !mayCross(terms, name));
  const checked = terms.check(objectSchema(terms.schema), Object.fromEntries(seen));
  return { missing, withheld, issues: issuesOf(checked), isTooSlow: checked.kind === "too_slow" };
}

/** What is sent is an object; a schema that does not say so would be read as allowing anything. */
export function objectSchema(schema: Record<string, Json>): Record<string, Json> {
  return Object.keys(schema).length === 0 ? schema : { type: "object", ...schema };
}

export function mayCross({ allowed }: AgreedTerms, name: string): boolean {
  return allowed === null || allowed.includes(name);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function issuesOf(checked: Checked): Judgement["issues"] {
  switch (checked.kind) {
    case "fits":
      return [];
    case "unfit":
      return checked.issues;
    case "bad_schema":
      return [{ path: "", message: `The schema cannot be used: ${checked.message}` }];
    case "too_slow":
      return [{ path: "", message: TOO_SLOW }];
  }
}
