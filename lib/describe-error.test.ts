import { expect, it } from "vitest";
import { describeError } from "./describe-error";

it("tells the innermost reason, and none of what a statement was given", () => {
  const lost = Object.assign(new Error("connection lost"), { code: "08006" });
  const query = new Error("Failed query: insert … params: sk-live-secret", { cause: lost });

  const told = describeError(query);

  expect(told).toMatchObject({ error: "Error", code: "08006", reason: "connection lost" });
  expect(JSON.stringify(told)).not.toContain("sk-live-secret");
});
