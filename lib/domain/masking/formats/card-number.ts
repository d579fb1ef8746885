import { ESCAPE, type SecretFormat } from "../secret-format";

/** The ranges in use, by their first digits, with the lengths that their issuers give out. */
const ISSUERS: readonly { name: string; prefix: RegExp; lengths: readonly number[] }[] = [
  { name: "visa", prefix: /^4/, lengths: [16, 19] },
  { name: "mastercard", prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: "american express", prefix: /^3[47]/, lengths: [15] },
  { name: "discover", prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { name: "diners club", prefix: /^3(?:0[0-5]|[689])/, lengths: [14] },
  { name: "jcb", prefix: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { name: "unionpay", prefix: /^62/, lengths: [16, 17, 18, 19] },
];

/**
 * In one run or in the groups that are printed on cards; not the decimals of a number, not a part of
 * an id, an amount or a time.
 */
const CARD = new RegExp(
  `(?:(?<![A-Za-z0-9_.+#:/-])|${ESCAPE})` +
    String.raw`(?:[2-6]\d{13,18}|[2-6]\d{3}(?: \d{4} \d{4} |-\d{4}-\d{4}-)\d{4}|3\d{3}(?: \d{6} |-\d{6}-)\d{4,5})` +
    String.raw`(?![A-Za-z0-9_]|[.:/-]\d)`,
  "g",
);

export const CARD_NUMBER: SecretFormat = {
  kind: "card_number",
  keyword: "",
  expression: CARD,
  accepts: isCardNumber,
};

const DIGITS = /^[2-6][\d -]{12,22}$/;

export function isCardNumber(text: string): boolean {
  if (!DIGITS.test(text)) return false;
  const digits = text.replaceAll(/[ -]/g, "");
  const isIssued = ISSUERS.some(
    ({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length),
  );
  return isIssued && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
