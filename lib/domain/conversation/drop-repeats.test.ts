import { expect, it } from "vitest";
import { dropRepeats, keyMessages } from "./drop-repeats";
import { readMessages } from "./read-messages";

/** Calls as lists of what they were sent and said; `u:` a user, `a:` the model. */
function said(...calls: string[][]): string[] {
  const items = calls.flatMap((call) => {
    const messages = call.flatMap((text) =>
      readMessages({ role: text.startsWith("u:") ? "user" : "assistant", content: text }, "user"),
    );
    const keys = keyMessages(messages, (identity) => identity);
    return messages.map(({ text }, index) => ({ text, key: keys[index] ?? "" }));
  });
  return dropRepeats(items).map(({ text }) => text);
}

it("keeps what is new of each call's history", () => {
  expect(said(["u:hi", "a:hello"], ["u:hi", "a:hello", "u:more", "a:ok"])).toEqual([
    "u:hi",
    "a:hello",
    "u:more",
    "a:ok",
  ]);
});

it("keeps what was said twice", () => {
  expect(said(["u:yes", "a:1"], ["u:yes", "a:1", "u:yes", "a:2"])).toEqual([
    "u:yes",
    "a:1",
    "u:yes",
    "a:2",
  ]);
});

it("does not take a call with and without its id for two", () => {
  const call = (id: string | undefined) =>
    readMessages({ role: "assistant", tool_calls: [{ ...(id && { id }), name: "f" }] }, "user");

  expect(keyMessages(call("c1"), String)).toEqual(keyMessages(call(undefined), String));
});
