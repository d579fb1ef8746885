import { expect, it } from "vitest";
import { createRateLimit } from "./rate-limit";

it("refuses what is above the limit, for the rest of the minute, and nobody else", async () => {
  const limit = createRateLimit(3, "Too many questions");
  for (let request = 0; request < 3; request += 1) await limit("ana");

  await expect(limit("ana")).rejects.toMatchObject({
    code: "rate_limited",
    message: "Too many questions: 3 a minute. Try again later.",
    retryAfterSeconds: 60,
  });
  await expect(limit("ben")).resolves.toBeUndefined();
});

it("has no limit at 0", async () => {
  const limit = createRateLimit(0, "Too many questions");
  const answers = Array.from({ length: 10 }, () => limit("ana"));

  await expect(Promise.all(answers)).resolves.toHaveLength(10);
});
