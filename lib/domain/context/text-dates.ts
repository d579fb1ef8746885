import type { TextEntity } from "./text-entity";
import { type Word, wordAfter } from "./text-words";

const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/i;
const YEAR = /^(?:19|20)\d{2}$/;
const DAYS_MAX = 31;
/** "September". */
const BEGINNING_CHARS_MAX = 9;

/** A date that is written in words, from this word on: "30 June 2026", "June 30, 2026". */
export function dateInWords(text: string, first: Word): TextEntity | null {
  if (first.text.length > BEGINNING_CHARS_MAX) return null;
  const second = DAY.test(first.text) || MONTH.test(first.text) ? wordAfter(text, first) : null;
  const dayOfYear = second && (dayAndMonth(first, second) ?? dayAndMonth(second, first));
  if (!dayOfYear) return null;
  const year = yearAfter(text, second);
  const last = year ?? second;
  const end = last.start + last.text.length;
  const key = `d:${year?.text ?? "-"}-${dayOfYear}`;
  return { kind: "date", text: text.slice(first.start, end), key, start: first.start, end };
}

function dayAndMonth(dayWord: Word, monthWord: Word): string | null {
  const day = DAY.exec(dayWord.text)?.[1];
  if (day === undefined || Number(day) > DAYS_MAX || !MONTH.test(monthWord.text)) return null;
  const month = monthOf(monthWord.text);
  return `${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The comma of "June 30, 2026" does not end the date. */
function yearAfter(text: string, word: Word): Word | null {
  const year = wordAfter(text, { ...word, isCut: false });
  return year && YEAR.test(year.text) ? year : null;
}

function monthOf(name: string): number {
  return MONTH_NAMES.findIndex((full) => full.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** How a day may be written, as phrases. Its year may be left out, or stand where none was given. */
export function spellingsOf(key: string): string[] {
  const month = MONTH_NAMES[Number(key.slice(-5, -3)) - 1] ?? "";
  const day = key.slice(-2);
  const inWords = [month, month.slice(0, 3)].flatMap((name) =>
    [String(Number(day)), day].flatMap((digits) => [`${digits} ${name}`, `${name} ${digits}`]),
  );
  const year = key.startsWith("d:--") ? "" : key.slice(2, 6);
  return [`${year} ${key.slice(-5)}`, ...inWords];
}
