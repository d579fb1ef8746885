/** How many agent colours the theme has (`--agent-1` … `--agent-12`). */
export const AGENT_COLORS = 12;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 1…12, the same for a name on every page and every machine (FNV-1a with a final mix). */
export function agentColorNumber(name: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (((hash ^ (hash >>> 16)) >>> 0) % AGENT_COLORS) + 1;
}

/** `research_agent` → `RA`, `planner` → `P`. */
export function agentInitials(name: string): string {
  const words = name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
  const initials = words.slice(0, 2).map(firstCharacter);
  return initials.join("").toUpperCase() || "?";
}

function firstCharacter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}
