/** A value as it is, and as programs write it that pass it on. */
export function plainForms(value: string): string[] {
  const escaped = jsonText(value);
  const percent = encodeURIComponent(value);
  const lower = percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const hex = hexOf(value).join("");
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  // As a binary text shows it.
  const bytes = binaryText(bytesOf(value));
  return [...new Set([value, escaped, jsonText(escaped), percent, lower, form, hex, bytes])];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const NO_WORD = /[^A-Za-z0-9]/g;

/** How the other side may write back what it was sent: as its library escapes it, or every sign escaped. */
export function answeredForms(value: string): string[] {
  const json = jsonText(value);
  const bytes = hexOf(value);
  const codes = Array.from({ length: value.length }, (_, at) => hexCode(value.charCodeAt(at)));
  const percent = bytes.map((byte) => `%${byte}`).join("");
  const escaped = codes.map((code) => String.raw`\u${code}`).join("");
  const forms = [
    // PHP, Go, and what writes for a page.
    json.replaceAll("/", String.raw`\/`),
    json.replace(/[<>&]/g, unicodeEscape),
    json.replace(/[<>&'/=+`]/g, unicodeEscape),
    value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign),
    value.replace(/[&<>"']/g, (sign) => (sign === "'" ? "&#x27;" : (ENTITIES[sign] ?? sign))),
    value.replace(NO_WORD, (sign) => `&#${sign.codePointAt(0)};`),
    value.replace(NO_WORD, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`),
    encodeURIComponent(encodeURIComponent(value)),
    percent,
    percent.toUpperCase(),
    escaped,
    codes.map((code) => String.raw`\u${code.toUpperCase()}`).join(""),
    bytes.join("").toUpperCase(),
    [...bytesOf(value)].join(","),
    [...bytesOf(value)].join(", "),
    // UTF-16, either way round.
    value.split("").join("\0"),
  ];
  return [...new Set(forms)];
}

const unicodeEscape = (sign: string) => String.raw`\u${hexCode(sign.charCodeAt(0))}`;
const hexCode = (code: number) => code.toString(16).padStart(4, "0");
const hexOf = (value: string) =>
  Array.from(bytesOf(value), (byte) => byte.toString(16).padStart(2, "0"));
const jsonText = (value: string) => JSON.stringify(value).slice(1, -1);
const bytesOf = (value: string) => new TextEncoder().encode(value);

/** In base64, and that in base64 again. */
export function base64TwiceForms(value: string): string[] {
  return [...base64Forms(value), ...base64Forms(base64(bytesOf(value)))];
}

/** For each of the three places in a group of base64: the characters that only the value decides. */
export function base64Forms(value: string): string[] {
  const bytes = bytesOf(value);
  const cores = [0, 1, 2].map((shift) => {
    const whole = bytes.slice((3 - shift) % 3);
    return base64(whole.slice(0, whole.length - (whole.length % 3)));
  });
  return [...new Set(cores.flatMap((core) => [core, urlSafe(core)]))].filter(Boolean);
}

const binaryText = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
const base64 = (bytes: Uint8Array) => btoa(binaryText(bytes));
const urlSafe = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_");
