import { expect, it } from "vitest";
import { completionAt } from "@/lib/domain/query/complete-query";
import { suggestionsFor } from "./suggestions";

const labels = (text: string, counted: { value: string; count: number }[] = []) =>
  suggestionsFor(completionAt(text, text.length), { values: counted }).map(({ label }) => label);

it("offers fields by what was typed, those that begin with it first", () => {
  expect(labels("lat")).toEqual(["latency"]);
  expect(labels("-er")[0]).toBe("error");
  expect(labels("")[0]).toBe("from");
});

it("offers the values that there are, then the words of the field", () => {
  const counted = [{ value: "failed", count: 3 }];

  expect(labels("outcome:", counted)).toEqual([
    "failed",
    "in_flight",
    "succeeded",
    "rejected",
    "incomplete",
  ]);
  expect(labels("outcome:rej", counted)).toEqual(["rejected"]);
});

it("quotes a value where it must", () => {
  const [first] = suggestionsFor(completionAt("to:", 3), {
    values: [{ value: "Data Agent", count: 1 }],
  });

  expect(first).toMatchObject({ insertion: '"Data Agent"', detail: "1 trace" });
});

it("shows the form of a number", () => {
  expect(labels("bytes:")).toEqual([">10kb"]);
});
