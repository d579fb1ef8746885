import type { FactKind } from "./fact-state";
import type { Leaf } from "./leaf";
import { scanText } from "./scan-text";
import { numberKey, type TextEntity, textKey } from "./text-entity";

/** One piece of information in a context: a value, or something that stands in a text. */
export type Fact = {
  readonly path: string;
  readonly text: string;
  readonly kind: FactKind;
  /** Equal for equal facts; empty where a value means nothing without its place (true). */
  readonly key: string;
  readonly isKey: boolean;
  readonly leaf: Leaf;
  /** It stands in a text, whose own fact comes right before. */
  readonly isEntity: boolean;
  /** Where it stands in that text. */
  readonly start: number;
  readonly end: number;
};

const TEXT_CHARS_SHOWN = 300;
/** A value longer than this is prose or a blob: never one name or number. */
const SINGLE_CHARS_MAX = 300;
const PROSE_CHARS_MIN = 40;
const DATA_URL = /^data:[\w.+-]+\/[\w.+-]+[;,]/;

/** The value itself, then the facts in it when it is prose. */
export function factsOf(leaf: Leaf): Fact[] {
  const { path, isKey, value } = leaf;
  const { kind, key, entities } = readValue(value);
  const facts: Fact[] = [
    {
      path,
      text: shown(String(value)),
      kind,
      key,
      isKey,
      leaf,
      isEntity: false,
      start: 0,
      end: 0,
    },
  ];
  for (const entity of entities) {
    facts.push({
      path: `${path}#${facts.length}`,
      text: shown(entity.text),
      kind: entity.kind,
      key: entity.key,
      isKey: isKey || entity.kind === "quantity" || entity.kind === "id",
      leaf,
      isEntity: true,
      start: entity.start,
      end: entity.end ?? entity.start + entity.text.length,
    });
  }
  return facts;
}

type Reading = { kind: FactKind; key: string; entities: readonly TextEntity[] };

const NONE: readonly TextEntity[] = [];

function readValue(value: Leaf["value"]): Reading {
  if (typeof value === "boolean") return { kind: "boolean", key: "", entities: NONE };
  if (typeof value === "number") return { kind: "number", key: numberKey(value), entities: NONE };
  if (DATA_URL.test(value)) return { kind: "string", key: textKey(value), entities: NONE };
  const entities = scanText(value);
  const trimmed = value.trim();
  const [only] = entities;
  if (only && entities.length === 1 && isWhole(only, trimmed)) {
    return { kind: only.kind, key: only.key, entities: NONE };
  }
  const hasSpace = /\s/.test(trimmed);
  const isProse = hasSpace && (entities.length > 0 || trimmed.length >= PROSE_CHARS_MIN);
  return { kind: isProse ? "text" : "string", key: textKey(value), entities };
}

/** Shorter values stand in any context by chance (rulings, 12). */
const TELLING_CHARS_MIN = 4;
const TWO_WORDS = /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u;

export function isTelling(text: string): boolean {
  return text.length >= TELLING_CHARS_MIN || TWO_WORDS.test(text);
}

const NEAR_CHARS = 40;
const WORD_BEFORE = /([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u;
const WORD_BEHIND = /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)/u;

/** With the word before it, and with the word behind: what tells a short fact from its like. */
export function phrasesAround({ isEntity, leaf, text, start, end }: Fact): string[] {
  if (!isEntity) return [];
  const whole = String(leaf.value);
  const before = WORD_BEFORE.exec(whole.slice(Math.max(0, start - NEAR_CHARS), start))?.[1];
  const behind = WORD_BEHIND.exec(whole.slice(end, end + NEAR_CHARS))?.[1];
  return [
    ...(before === undefined ? [] : [`${before} ${text}`]),
    ...(behind === undefined ? [] : [`${text} ${behind}`]),
  ];
}

function isWhole({ text }: TextEntity, trimmed: string): boolean {
  if (trimmed.length > SINGLE_CHARS_MAX) return false;
  return text === trimmed || trimmed.slice(1, -1) === text;
}

function shown(text: string): string {
  return text.length > TEXT_CHARS_SHOWN ? `${text.slice(0, TEXT_CHARS_SHOWN - 1)}…` : text;
}
