import { randomBytes } from "node:crypto";

const TEXT_CHARS = 1536;
const SENTENCES = [
  "I looked up the three candidates and compared their revenue, headcount and location.",
  "The page at https://example.com/reports/2025/q3?view=table lists 1,204 rows in 18 sections.",
  'Result: {"company": "Acme Ltd.", "score": 0.82, "tags": ["fintech", "b2b"], "id": 90210}.',
  "Next I will ask the reviewer to check the figures; the deadline is 2025-08-14T09:00:00Z.",
  "def total(items: list[int]) -> int:\n    return sum(item for item in items if item > 0)",
  "Step 4 - verify: call get_user(user_id=4711), then compare e-mail addresses (ana@example.com).",
];

/** What contexts are made of, by the name a bench is given. */
export const TEXTS: Record<string, (() => string) | undefined> = {
  random: randomText,
  prose: proseText,
};

/** Base64 that no context repeats: it neither compresses nor is found twice. */
export function randomText(): string {
  return randomBytes(TEXT_CHARS * 0.75).toString("base64");
}

/** What agents write to each other: sentences, JSON, code, addresses; all of it harmless. */
export function proseText(): string {
  let text = "";
  while (text.length < TEXT_CHARS) {
    text += `${SENTENCES[Math.floor(Math.random() * SENTENCES.length)]} `;
  }
  return text.slice(0, TEXT_CHARS);
}
