import { expect, it } from "vitest";
import { findAcrossProjects } from "./across-projects";

const tables = new Set(["trace", "span"]);
const find = (statement: string, part = "nothing") =>
  findAcrossProjects([statement], { tables, allowed: [{ says: [part], why: "a test" }] });

it.each([
  ["a list of all", 'select "project_id", "name" from "trace"'],
  ["a key of the table alone", "select name from trace where id = $1"],
  ["a change", 'update "trace" set "name" = $1 where "trace"."id" = $2'],
  ["a deletion", "delete from only public.span\n where id = any($1)"],
  ["what another statement reads", "insert into other select * from span where id = $1"],
  ["a project that is only told of", "delete from span where id = $1 returning project_id, id"],
  ["a project that is only sorted by", "select id from span where day < $1 order by project_id"],
  ["a project that is only shown", "with t as (select project_id from trace) select * from t"],
])("names %s", (_what, statement) => {
  expect(find(statement)).toHaveLength(1);
});

it.each([
  ["one project", 'select * from "trace" where "trace"."project_id" = $1 and id = $2'],
  ["a join by project", "select 1 from t join span s on s.project_id = t.project_id"],
  ["a join that names it once", "select 1 from given join trace using (project_id, id)"],
  ["tables of no project", "select * from session where id = $1"],
  ["new rows", "insert into trace (project_id, id) values ($1, $2)"],
  ["rows from the client", "copy span (project_id, id) from stdin"],
])("passes %s", (_what, statement) => {
  expect(find(statement)).toEqual([]);
});

it("passes what has a reason, however it is broken into lines", () => {
  expect(find("delete from trace\n  where day < $1", "delete from trace where day <")).toEqual([]);
});
