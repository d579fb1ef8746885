import { describe, expect, it } from "vitest";
import { AGENT_TOKENS, MARK_TOKENS, SURFACE_TOKENS, TONE_TOKENS } from "./theme";

const TEXT_MIN = 4.5;
const MARK_MIN = 3;
const GROUNDS = [
  "--surface-page",
  "--surface",
  "--surface-raised",
  "--surface-hover",
  "--surface-sunken",
  "--surface-selected",
] as const;
const SCHEMES = [
  { scheme: "light", side: 0 },
  { scheme: "dark", side: 1 },
] as const;

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs that fall short, as readable lines: an empty list is a pass. */
function tooFaint(pairs: readonly [name: string, ink: string, ground: string][], min: number) {
  return pairs
    .filter(([, ink, ground]) => contrast(ink, ground) < min)
    .map(([name, ink, ground]) => `${name} ${contrast(ink, ground).toFixed(2)}`);
}

describe.each(SCHEMES)("$scheme scheme (WCAG 2.2 AA)", ({ side }) => {
  it("has readable words on every surface", () => {
    const inks = ["--text", "--text-muted", "--accent-text"] as const;
    const pairs = GROUNDS.flatMap((ground) =>
      inks.map((ink): [string, string, string] => [
        `${ink} on ${ground}`,
        SURFACE_TOKENS[ink][side],
        SURFACE_TOKENS[ground][side],
      ]),
    );

    expect(tooFaint(pairs, TEXT_MIN)).toEqual([]);
  });

  it("has readable outcome words on their own ground and on surfaces", () => {
    const names = Object.keys(TONE_TOKENS).filter((name) => !/-(subtle|line)$/.test(name));
    const tones = Object.entries<readonly [string, string]>(TONE_TOKENS);
    const token = (name: string) => tones.find(([key]) => key === name)?.[1][side] ?? "";
    const words = names.flatMap((name): [string, string, string][] => [
      [`${name} on its subtle`, token(name), token(`${name}-subtle`)],
      ...GROUNDS.map((ground): [string, string, string] => [
        `${name} on ${ground}`,
        token(name),
        SURFACE_TOKENS[ground][side],
      ]),
    ]);
    const lines = names.map((name): [string, string, string] => [
      `${name}-line`,
      token(`${name}-line`),
      SURFACE_TOKENS["--surface"][side],
    ]);

    expect(tooFaint(words, TEXT_MIN)).toEqual([]);
    expect(tooFaint(lines, MARK_MIN)).toEqual([]);
  });

  it("has visible marks, controls and focus", () => {
    const surface = SURFACE_TOKENS["--surface"][side];
    const marks = Object.entries<readonly [string, string]>(MARK_TOKENS).map(
      ([name, value]): [string, string, string] => [name, value[side], surface],
    );
    const agents = Object.entries(AGENT_TOKENS)
      .filter(([name]) => name !== "--agent-ink")
      .map(([name, value]): [string, string, string] => [name, value, surface]);
    const controls = (["--border-control", "--focus", "--accent"] as const).map(
      (name): [string, string, string] => [name, SURFACE_TOKENS[name][side], surface],
    );

    expect(tooFaint([...marks, ...agents, ...controls], MARK_MIN)).toEqual([]);
  });
});

it("has readable initials on every agent colour", () => {
  const { "--agent-ink": ink, ...grounds } = AGENT_TOKENS;
  const pairs = Object.entries(grounds).map(([name, ground]): [string, string, string] => [
    name,
    ink,
    ground,
  ]);

  expect(tooFaint(pairs, TEXT_MIN)).toEqual([]);
});
