import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import * as schema from "./schema";

/** People and processes are of no project; memberships and pools are. */
const OF_NO_PROJECT = [
  "account",
  "analysis_progress",
  "passkey",
  "project",
  "session",
  "user",
  "verification",
  "worker",
];
/** Small tables and queues with a number of their own: before a spread, the project joins their key. */
const NUMBERED = [
  "api_key",
  "approval_event",
  "dirty_found_day",
  "dirty_gap_day",
  "dirty_hour",
  "dirty_week",
  "finding_change",
  "finding_day",
  "gap_day",
  "loss_day",
  "notice",
  "outbox",
  "rollup",
  "saved_view",
  "search_pending",
  "vault_use",
];

const tables = Object.values(schema)
  .filter((each) => is(each, PgTable))
  .map((table) => getTableConfig(table));

it("spreads over machines by project: the key of every large table begins with it", () => {
  const others = tables.filter(({ columns, primaryKeys }) => {
    const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
    return key[0]?.name !== "project_id";
  });

  expect(others.map(({ name }) => name).sort()).toEqual([...OF_NO_PROJECT, ...NUMBERED].sort());
});

it("says of every other row which project it is of", () => {
  const homeless = tables.filter(
    ({ columns }) => !columns.some(({ name, notNull }) => name === "project_id" && notNull),
  );

  expect(homeless.map(({ name }) => name).sort()).toEqual(OF_NO_PROJECT);
});
