import { describe, expect, it } from "vitest";
import { ProjectId } from "@/lib/domain/ids";
import { admit } from "./admission";

const MEBIBYTE = 1024 * 1024;
const overloaded = { code: "unavailable", retryAfterSeconds: 2 };

describe("admit", () => {
  it("turns away what grows beyond the room left, and gives the room back", async () => {
    const grow = admit(declaring(100), async (hold) => {
      for (let size = MEBIBYTE; ; size += MEBIBYTE) hold(size);
    });

    await expect(grow).rejects.toMatchObject(overloaded);
    await expect(admit(declaring(100), async (hold) => hold(192 * MEBIBYTE))).resolves.toBe(
      undefined,
    );
  });

  it("counts what is read against what was declared, not on top of it", async () => {
    await admit(declaring(MEBIBYTE), async (hold) => {
      hold(MEBIBYTE);
      hold(191 * MEBIBYTE);
      await expect(admit(declaring(2 * MEBIBYTE), async () => "in")).rejects.toMatchObject(
        overloaded,
      );
      expect(await admit(declaring(MEBIBYTE), async () => "in")).toBe("in");
    });
  });

  it("leaves room for other projects when one fills its share, and no more than there is", async () => {
    await admit(declaring(100, "greedy"), async (hold) => {
      hold(192 * MEBIBYTE);
      expect(await admit(declaring(32 * MEBIBYTE, "modest"), async () => "in")).toBe("in");
      await admit(declaring(32 * MEBIBYTE, "modest"), async (holdMore) => {
        expect(() => holdMore(65 * MEBIBYTE)).toThrow(expect.objectContaining(overloaded));
      });
    });
  });

  it("lets 48 requests of one project in at once", async () => {
    const { promise: end, resolve } = Promise.withResolvers<void>();
    const inside = Array.from({ length: 48 }, () => admit(declaring(1), () => end));

    await expect(admit(declaring(1), async () => "in")).rejects.toMatchObject(overloaded);
    expect(await admit(declaring(1, "another"), async () => "in")).toBe("in");
    resolve();
    await Promise.all(inside);
    expect(await admit(declaring(1), async () => "in")).toBe("in");
  });

  it("lets an impossible size in, so that it is refused for its size", async () => {
    expect(await admit(declaring(2 ** 40), async () => "in")).toBe("in");
  });
});

function declaring(bytes: number, project = "one") {
  const headers = { "content-length": String(bytes) };
  const request = new Request("http://baton.test/", { method: "POST", headers });
  return { request, projectId: ProjectId.parse(project) };
}
