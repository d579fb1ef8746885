import { expect, it } from "vitest";
import { Contract } from "@/lib/domain/contract/contract";
import { readDraft, toDraft } from "./contract-draft";

it.each([
  {},
  { required: ["a"], allowed: [] },
  { roles: { human: ["a"] }, schema: { type: "object" } },
])("%o comes back from the form as it was", (terms) => {
  const contract = Contract.parse(terms);

  expect(readDraft(toDraft(contract))).toEqual({ kind: "contract", contract });
});

it.each(["{", "[1]", '"text"'])("the schema %s is a problem", (schema) => {
  expect(readDraft({ ...toDraft(Contract.parse({})), schema }).kind).toBe("problem");
});
