import { SecretName } from "./secret";

/** As an agent writes it, and as its library sends it in an address. */
const PLACEHOLDER = /(?:\{\{|%7B%7B)\s*secret(?::|%3A)([^{}%]{0,200})(?:\}\}|%7D%7D)/gi;

export type Found = { names: SecretName[]; bad: string[] };

/** The secrets that a text asks for; `bad`: what cannot be a name. */
export function findPlaceholders(text: string): Found {
  const names = new Set<SecretName>();
  const bad = new Set<string>();
  for (const [, name = ""] of text.matchAll(PLACEHOLDER)) {
    const parsed = SecretName.safeParse(name.trim());
    if (parsed.success) names.add(parsed.data);
    else bad.add(name.trim());
  }
  return { names: [...names], bad: [...bad] };
}

/** `write` gives what stands in a placeholder's place, in the encoding of that place. */
export function fillPlaceholders(text: string, write: (name: SecretName) => string): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const parsed = SecretName.safeParse(name.trim());
    return parsed.success ? write(parsed.data) : whole;
  });
}
