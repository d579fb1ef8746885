import { describe, expect, it } from "vitest";
import { orThrow } from "./action";

describe("orThrow", () => {
  it("gives the data of a success", async () => {
    expect(await orThrow(Promise.resolve({ ok: true, data: 7 }))).toBe(7);
  });

  it("throws an expected failure with its issues", async () => {
    const error = {
      code: "invalid_input",
      message: "Check the form.",
      issues: [{ path: "label", message: "Give the key a name" }],
    } as const;

    await expect(orThrow(Promise.resolve({ ok: false, error }))).rejects.toMatchObject({
      message: "Check the form.",
      code: "invalid_input",
      status: 400,
      issues: error.issues,
    });
  });

  it("says that nobody answered, and leaves other errors as they are", async () => {
    const unreachable = Promise.reject(new TypeError("Failed to fetch"));
    const broken = Promise.reject(new Error("digest"));

    await expect(orThrow(unreachable)).rejects.toMatchObject({ code: "unavailable", status: 0 });
    await expect(orThrow(broken)).rejects.toThrow("digest");
  });
});
