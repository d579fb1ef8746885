import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** With these the first version was begun; since then old nodes work on while new ones migrate. */
const LAST_OF_THE_BEGINNING = "0039";
const FOLDER = path.join(process.cwd(), "db/migrations");
/** What a statement of the version before would fail on, or an old node's row be refused by. */
const CONTRACTING = [
  /\bdrop\s+(table|column|type|view|function)\b/i,
  /\brename\s+(to|column|constraint)\b/i,
  /\bset\s+data\s+type\b/i,
  /\bset\s+not\s+null\b/i,
  /\badd\s+constraint\b.*\b(check|unique|foreign\s+key)\b/i,
  /\badd\s+column\b(?=.*\bnot\s+null\b)(?!.*\b(default|generated)\b)/i,
];
/** Contractions of what no version reads or writes any more, each with why. */
const ALLOWED: Record<string, string> = {};

/** Tables that a migration makes itself may be made as it likes: no old node knows them. */
function findContractions(migration: string): string[] {
  const made = new Set(
    [...migration.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)].map(
      ([, name]) => name,
    ),
  );
  return migration
    .split(/--> statement-breakpoint|;\s*\n/)
    .map((statement) => statement.replaceAll(/\s+/g, " ").trim())
    .filter((statement) => !made.has(/^alter table "?(\w+)"?/i.exec(statement)?.[1]))
    .filter((statement) => CONTRACTING.some((pattern) => pattern.test(statement)));
}

it.each([
  'ALTER TABLE "trace" DROP COLUMN "label"',
  'ALTER TABLE "trace" RENAME COLUMN "label" TO "caption"',
  'ALTER TABLE "trace" ADD COLUMN "flavour" text NOT NULL',
  'ALTER TABLE "trace" ALTER COLUMN "label" SET NOT NULL',
  'ALTER TABLE "trace" ADD CONSTRAINT "named" CHECK (name <> \'\')',
  "drop table old_things",
])("knows a contraction: %s", (statement) => {
  expect(findContractions(`create index a on b (c);\n${statement};`)).toHaveLength(1);
});

it.each([
  'ALTER TABLE "trace" ADD COLUMN "flavour" text',
  'ALTER TABLE "trace" ADD COLUMN "count" integer DEFAULT 0 NOT NULL',
  'CREATE TABLE "new" ("id" text NOT NULL);\nALTER TABLE "new" ADD CONSTRAINT "a" UNIQUE("id")',
  'ALTER TABLE "trace" ALTER COLUMN "label" DROP NOT NULL',
])("lets an expansion be: %s", (statement) => {
  expect(findContractions(statement)).toEqual([]);
});

it("the version before works on the newest schema: migrations add, and take nothing away", () => {
  const later = readdirSync(FOLDER).filter(
    (file) => file.endsWith(".sql") && file.slice(0, 4) > LAST_OF_THE_BEGINNING,
  );
  const found = later.flatMap((file) =>
    findContractions(readFileSync(path.join(FOLDER, file), "utf8")).map(
      (statement) => `${file}: ${statement}`,
    ),
  );

  expect(found.filter((each) => !(each in ALLOWED))).toEqual([]);
});
