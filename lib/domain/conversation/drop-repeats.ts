import { canonicalJson } from "../json";
import type { Message } from "./message";

/** What a message says. Ids of calls are left out: some SDKs send a call once with and once without. */
export function messageIdentity({ role, text, calls, results, other }: Message): string {
  return canonicalJson([
    role,
    text,
    calls.map((call) => [call.name, call.arguments]),
    results.map(({ value }) => value),
    other,
  ]);
}

/**
 * A key per message of one call: what it says, and the how-manieth time the call says it. A model is
 * sent the whole history with each call, so a message said once has the same key in every call, and
 * one said twice ("yes", "yes") has two.
 */
export function keyMessages(
  messages: readonly Message[],
  digest: (identity: string) => string,
): string[] {
  const times = new Map<string, number>();
  return messages.map((message) => {
    const key = digest(messageIdentity(message));
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return before === 0 ? key : `${key}.${before}`;
  });
}

/** Keeps the first of each key, in order. */
export function dropRepeats<Item extends { key: string }>(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ key }) => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
