import { expect, it } from "vitest";
import { createSignInLimit } from "./sign-in-limit";

it("stops the eleventh attempt at one account within a minute", () => {
  const tryAttempt = createSignInLimit();
  for (let attempt = 1; attempt <= 10; attempt += 1) tryAttempt("Ana@baton.test", 1_000);

  expect(tryAttempt(" ana@baton.test", 31_000)).toEqual({ waitSeconds: 30 });
  expect(tryAttempt("ben@baton.test", 31_000)).toEqual({ waitSeconds: 0 });
  expect(tryAttempt("ana@baton.test", 61_000)).toEqual({ waitSeconds: 0 });
});
