import { describe, expect, it } from "vitest";
import { type Role, whyNotChange } from "./may-change";

type Case = {
  by: Role | null;
  from: Role;
  to: Role | null;
  isSelf?: boolean;
  isLastOwner?: boolean;
};
const may = ({ isSelf = false, isLastOwner = false, ...change }: Case) =>
  whyNotChange({ ...change, isSelf, isLastOwner }) === undefined;

describe("whyNotChange", () => {
  it.each<Case>([
    { by: "owner", from: "admin", to: "owner" },
    { by: "owner", from: "owner", to: "viewer" },
    { by: "admin", from: "member", to: "admin" },
    { by: "admin", from: "admin", to: null },
    { by: null, from: "viewer", to: "member" },
    { by: "viewer", from: "viewer", to: null, isSelf: true },
    { by: "owner", from: "owner", to: null, isSelf: true },
  ])("allows $by to make $from $to", (change) => {
    expect(may(change)).toBe(true);
  });

  it.each<Case>([
    { by: "admin", from: "owner", to: "member" },
    { by: "admin", from: "admin", to: "owner", isSelf: true },
    { by: null, from: "owner", to: null },
    { by: "reviewer", from: "viewer", to: "member" },
    { by: "member", from: "member", to: "admin", isSelf: true },
    { by: "owner", from: "owner", to: "admin", isSelf: true, isLastOwner: true },
    { by: "owner", from: "owner", to: null, isSelf: true, isLastOwner: true },
  ])("refuses $by to make $from $to", (change) => {
    expect(may(change)).toBe(false);
  });
});
