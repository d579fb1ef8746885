import type { Json } from "../json";
import { readPointer } from "./read-pointer";

const PLACE = /\{\{\s*(\/[^{}\s]*)\s*\}\}/g;

export function templatePointers(template: string): string[] {
  return [...template.matchAll(PLACE)].map(([, pointer]) => pointer ?? "");
}

/** Puts values in the place of `{{/pointer}}`; one that is not there reads "(unknown)", never a guess. */
export function fillTemplate(template: string, document: Json): string {
  return template.replace(PLACE, (_place, pointer: string) => {
    const value = readPointer(document, pointer);
    if (value === undefined) return "(unknown)";
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}
