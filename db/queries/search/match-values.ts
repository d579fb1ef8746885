import { or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Comparison, QueryValue } from "../../../lib/domain/query/query";
import { finding } from "../../schema";

/** What a term asks for, and in which project. */
export type Asked = { projectId: ProjectId; values: readonly QueryValue[] };
export type FieldSql = (asked: Asked) => SQL;

const SIGNS: Record<Comparison, SQL> = {
  "<": sql`<`,
  "<=": sql`<=`,
  ">": sql`>`,
  ">=": sql`>=`,
  "=": sql`=`,
};

export function textsOf({ values }: Asked): string[] {
  return values.flatMap((value) => (value.kind === "text" ? [value.text] : []));
}

export function textArray(texts: readonly string[]): SQL {
  return sql`${sql.param(texts)}::text[]`;
}

/** The very same text. */
export function oneOf(column: SQLWrapper): FieldSql {
  return (asked) => sql`${column} = any(${textArray(textsOf(asked))})`;
}

/** Whatever the case. */
export function oneOfAnyCase(column: SQLWrapper): FieldSql {
  return (asked) => {
    const texts = textsOf(asked).map((text) => text.toLowerCase());
    return sql`lower(${column}) = any(${textArray(texts)})`;
  };
}

/** `factor` turns the field's unit into the column's. Numeric, because a bigint overflows where people dream. */
export function compared(column: SQLWrapper, factor = 1): FieldSql {
  return ({ values }) =>
    anyOf(
      values.flatMap((value) =>
        value.kind === "number"
          ? [sql`${column} ${SIGNS[value.comparison]} ${String(value.number * factor)}::numeric`]
          : [],
      ),
    );
}

export function since(column: SQLWrapper): FieldSql {
  return instants((at) => sql`${column} >= ${at}::bigint`);
}

export function until(column: SQLWrapper): FieldSql {
  return instants((at) => sql`${column} < ${at}::bigint`);
}

function instants(condition: (at: string) => SQL): FieldSql {
  return ({ values }) =>
    anyOf(
      values.flatMap((value) => (value.kind === "instant" ? [condition(value.at.toString())] : [])),
    );
}

/** Each word has a condition of its own. */
export function byWord(conditions: Readonly<Record<string, SQL>>): FieldSql {
  return (asked) => anyOf(textsOf(asked).flatMap((text) => conditions[text] ?? []));
}

function anyOf(conditions: readonly SQL[]): SQL {
  return or(...conditions) ?? sql`false`;
}

/** A text inside of an `ilike` pattern. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** A finding of one of these kinds that nobody muted or resolved. */
export function openFinding(asked: Asked): SQL {
  return sql`${finding.status} = 'open' and ${oneOf(finding.kind)(asked)}`;
}
