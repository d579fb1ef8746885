import { expect, it } from "vitest";
import { withQueryOf } from "./list-params";

it.each([
  [{ project: "p", range: "7d" }, undefined],
  [{ q: "from:x" }, undefined],
  [
    { project: "p", status: "failed" },
    { project: "p", q: "status:failed" },
  ],
  [{ agent: "Data Agent", source: "demo" }, { q: 'agent:"Data Agent" source:demo' }],
  [{ session_id: "c-1", text: "two words" }, { q: 'session:c-1 "two words"' }],
  [{ q: "type:loop", text: "x:y" }, { q: 'type:loop "x:y"' }],
])("turns %o into a query", (search, expected) => {
  const next = withQueryOf(search);

  expect(next && Object.fromEntries(next)).toEqual(expected);
});
