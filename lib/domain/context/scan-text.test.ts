import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { scanText } from "./scan-text";

describe("scanText", () => {
  it.each([
    ["", []],
    ["nothing notable here", []],
    [
      "Find 20 fintech companies using Stripe, not in Germany, by 30 June",
      ["number 20", "name Stripe", "name Germany", "date 30 June"],
    ],
    ["Book a table for 4 people at 19:30.", ["number 4", "id 19:30"]],
    [
      "budget is $5,000 and 20% off, within 3 days",
      ["quantity $5,000", "quantity 20%", "quantity 3 days"],
    ],
    [
      "Mail ana.b@example.co.uk or see https://example.com/a/b?c=1.",
      ["email ana.b@example.co.uk", "url https://example.com/a/b?c=1"],
    ],
    [
      'the paper "Attention Is All You Need" from 2017',
      ["quoted Attention Is All You Need", "number 2017"],
    ],
    ["refund INV-7 of acct_42", ["id INV-7", "id acct_42"]],
    ["due 2026-06-30, not June 30, 2027", ["date 2026-06-30", "date June 30, 2027"]],
    ["He met Bank of America and Series A investors", ["name Bank of America", "name Series A"]],
    ["Stripe is big. We use Stripe.", ["name Stripe", "name Stripe"]],
    ["Analyse it. Then stop.", []],
    ["OpenAI and GPT-4o", ["name OpenAI", "id GPT-4o"]],
    ["key [masked:openai_key:ab12cd] leaked", ["secret [masked:openai_key:ab12cd]"]],
    ["找到20家公司", ["number 20"]],
    ["1,000,000 vs 1000000 vs 1.5k", ["number 1,000,000", "number 1000000", "quantity 1.5k"]],
  ])("reads %j", (text, expected) => {
    expect(scanText(text).map(({ kind, text: found }) => `${kind} ${found}`)).toEqual(expected);
  });

  it.each([
    ["1,000", "1000"],
    ["$1.5k", "1500"],
    ["30 June 2026", "June 30, 2026"],
    ["30 June 2026", "2026-06-30"],
    ['"Old  Town"', '"old town"'],
    ["https://a.example/x/", "https://a.example/x"],
  ])("sees %j and %j as the same", (one, other) => {
    expect(scanText(one).map(({ key }) => key)).toEqual(scanText(other).map(({ key }) => key));
  });

  it("finds nothing outside the text and keeps the order", () => {
    assert(
      property(string({ unit: "binary", maxLength: 400 }), (text) => {
        let before = -1;
        for (const { start, key } of scanText(text)) {
          expect(start).toBeGreaterThan(before);
          expect(start).toBeLessThan(text.length);
          expect(key).not.toBe("");
          before = start;
        }
      }),
    );
  });
});

it("reads long addresses full of slashes, many of them", () => {
  const address = `http://a${"/".repeat(1_985)}x `;

  expect(scanText(address.repeat(10_000))).toHaveLength(10_000);
});
