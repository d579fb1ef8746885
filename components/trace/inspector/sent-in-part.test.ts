import { expect, it } from "vitest";
import { sentInPart } from "./sent-in-part";

it.each([
  [{}, []],
  [
    { "otel.dropped_attributes_count": 3 },
    ["3 attributes dropped by the sender, whose limit was reached."],
  ],
  [{ "baton.cut_by_sender": true }, ["Cut by sender: its input or output was sent in part."]],
])("says what the sender kept back of %o", (attributes, notes) => {
  expect(sentInPart({ attributes })).toEqual(notes);
});
