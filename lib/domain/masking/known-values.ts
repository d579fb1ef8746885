import { answeredForms, base64Forms, base64TwiceForms, plainForms } from "./value-forms";

/** Replaces values that are known by themselves, however they look. */
export type KnownValues = {
  (text: string, mark: (value: string) => string): string;
  /** How long the longest with a space in it is: the others are one word. */
  spacedCharsMax: number;
};

/** Longer forms are looked for one by one: an expression of many of them would be too large. */
const FORM_CHARS_MAX = 256;
/** What base64 holds before and behind the part that does not depend on its place: the rest of the value. */
const EDGE_CHARS_MAX = 4;
const EDGE_BEFORE = /[A-Za-z0-9+/_-]*$/;
const EDGE_BEHIND = /^[A-Za-z0-9+/_-]*/;
const isShort = (form: string) => form.length <= FORM_CHARS_MAX;
const SPECIAL = /[.*+?^${}()|[\]\\/-]/g;

/**
 * Finds the values as they are and as a request or an answer may carry them: escaped in JSON once or
 * twice, percent-encoded, in hexadecimal, and in base64 at any place of a longer text (`user:value`).
 * One expression of literals: a text costs one pass, however many values there are. `isAnswer`: whoever
 * was sent them wrote it, so that every other way to write them is looked for as well.
 */
export function compileKnownValues(
  values: readonly string[],
  { isAnswer = false } = {},
): KnownValues | undefined {
  if (values.length === 0) return undefined;
  const formsOf = (value: string) =>
    isAnswer ? [...plainForms(value), ...answeredForms(value)] : plainForms(value);
  const encodedFormsOf = isAnswer ? base64TwiceForms : base64Forms;
  const plain = new Map(values.flatMap((value) => formsOf(value).map((form) => [form, value])));
  const encoded = new Map(
    values.flatMap((value) => encodedFormsOf(value).map((form) => [form, value])),
  );
  const forms = [...plain.keys(), ...encoded.keys()];
  const expression = expressionOf(forms.filter(isShort));
  const long = forms.filter((form) => !isShort(form)).sort((a, b) => b.length - a.length);
  const valueOf = (form: string) => plain.get(form) ?? encoded.get(form) ?? form;
  const replace = (text: string, mark: (value: string) => string) => {
    let changed = text;
    for (const form of long) changed = changed.replaceAll(form, () => mark(valueOf(form)));
    return replaceForms(changed, expression, {
      mark: (form) => mark(valueOf(form)),
      isEncoded: (form) => encoded.has(form) && !plain.has(form),
    });
  };
  const spaced = forms.filter((form) => /\s/.test(form)).map(({ length }) => length);
  return Object.assign(replace, { spacedCharsMax: Math.max(0, ...spaced) });
}

function expressionOf(forms: readonly string[]): RegExp {
  const longestFirst = forms.toSorted((a, b) => b.length - a.length);
  const sources = longestFirst.map((form) => form.replace(SPECIAL, String.raw`\$&`));
  return new RegExp(sources.length > 0 ? sources.join("|") : "(?!)", "g");
}

function replaceForms(
  text: string,
  expression: RegExp,
  { mark, isEncoded }: { mark: (form: string) => string; isEncoded: (form: string) => boolean },
): string {
  let changed = "";
  let done = 0;
  for (const { 0: form, index } of text.matchAll(expression)) {
    if (index < done) continue;
    const end = index + form.length;
    const before = isEncoded(form) ? edgeBefore(text.slice(done, index)) : 0;
    const behind = isEncoded(form) ? edgeBehind(text.slice(end)) : 0;
    changed += text.slice(done, index - before) + mark(form);
    done = end + behind;
  }
  return done === 0 ? text : changed + text.slice(done);
}

function edgeBefore(text: string): number {
  return EDGE_BEFORE.exec(text.slice(-EDGE_CHARS_MAX))?.[0].length ?? 0;
}

function edgeBehind(text: string): number {
  return EDGE_BEHIND.exec(text.slice(0, EDGE_CHARS_MAX))?.[0].length ?? 0;
}
