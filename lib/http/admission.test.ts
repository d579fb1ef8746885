import { describe, expect, it } from "vitest";
import { admit } from "./admission";

const MEBIBYTE = 1024 * 1024;
const overloaded = { code: "unavailable", retryAfterSeconds: 2 };

describe("admit", () => {
  it("turns away what grows beyond the room left, and gives the room back", async () => {
    const grow = admit(declaring(100), async (hold) => {
      for (let size = MEBIBYTE; ; size += MEBIBYTE) hold(size);
    });

    await expect(grow).rejects.toMatchObject(overloaded);
    await expect(admit(declaring(100), async (hold) => hold(200 * MEBIBYTE))).resolves.toBe(
      undefined,
    );
  });

  it("counts what is read against what was declared, not on top of it", async () => {
    await admit(declaring(MEBIBYTE), async (hold) => {
      hold(MEBIBYTE);
      hold(255 * MEBIBYTE);
      await expect(admit(declaring(2 * MEBIBYTE), async () => "in")).rejects.toMatchObject(
        overloaded,
      );
      expect(await admit(declaring(MEBIBYTE), async () => "in")).toBe("in");
    });
  });

  it("lets an impossible size in, so that it is refused for its size", async () => {
    expect(await admit(declaring(2 ** 40), async () => "in")).toBe("in");
  });
});

function declaring(bytes: number): Request {
  const headers = { "content-length": String(bytes) };
  return new Request("http://baton.test/", { method: "POST", headers });
}
