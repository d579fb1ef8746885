/** The six meanings that a colour may carry; always shown with an icon and a word. */
export const TONES = [
  "succeeded",
  "failed",
  "incomplete",
  "waiting",
  "in-flight",
  "neutral",
] as const;
export type Tone = (typeof TONES)[number];

/** `ink`: words and icons. `subtle`: the ground under them. `line`: edges, bars and strokes. */
export function toneColor(tone: Tone, part: "ink" | "subtle" | "line" = "ink"): string {
  return part === "ink" ? `var(--tone-${tone})` : `var(--tone-${tone}-${part})`;
}
