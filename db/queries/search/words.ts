import { sql, type SQL } from "drizzle-orm";
import { WORD_SEPARATORS } from "../../../lib/domain/query/searchable";

/**
 * Of a longer text the beginning is searched. It is also the size up to which PostgreSQL surely makes a
 * `tsvector` (1 MB at most), and about where it stops to count positions, which phrases need (16,383 words).
 */
export const INDEXED_CHARS_MAX = 100_000;

const SPACES = " ".repeat(WORD_SEPARATORS.length);
/** What JSON writes for line ends, quotes and backslashes; the pairs come first. */
const JSON_ESCAPES = String.raw`\\(\\|[nrtbf"/]|u[0-9a-f]{4})`;

/** The words of a stored or a typed text, split alike. */
export function plainWords(text: SQL): SQL {
  return sql`translate(left(${text}, ${INDEXED_CHARS_MAX}::int), ${WORD_SEPARATORS}::text, ${SPACES}::text)`;
}

/** The same for a payload's JSON. */
export function jsonWords(body: SQL): SQL {
  const cut = sql`left(${body}, ${INDEXED_CHARS_MAX}::int)`;
  return plainWords(sql`regexp_replace(${cut}, ${JSON_ESCAPES}::text, ' ', 'g')`);
}

/** The words next to each other; the last one of what is not quoted may go on. */
export function wordsQuery(text: string, { isPhrase }: { isPhrase: boolean }): SQL {
  const phrase = sql`phraseto_tsquery('simple', ${plainWords(sql`${text}::text`)})`;
  if (isPhrase) return sql`(select ${phrase})`;
  return sql`(select case when numnode(q) = 0 then q else (q::text || ':*')::tsquery end from ${phrase} q)`;
}
