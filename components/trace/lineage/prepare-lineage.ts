import type { LineageDto, LineageFactDto } from "@/lib/contracts/gap";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { FactState } from "@/lib/domain/context/fact-state";

export const LINEAGE_FILTERS = ["all", "request", "results", "lost", "needed"] as const;
export type LineageFilter = (typeof LINEAGE_FILTERS)[number];

export type Column = {
  /** Null where the lineage names a handoff that the page has not loaded. */
  handoff: HandoffDto | null;
  id: string;
  survival: number | null;
};

export type Cell = {
  state: FactState;
  /** The handoff that a later need shows to have lost the fact. */
  isLostHere: boolean;
  why: LineageFactDto["needed_why"];
};

export type Matrix = { columns: Column[]; facts: LineageFactDto[] };

export function prepareLineage(
  lineage: LineageDto,
  handoffs: readonly HandoffDto[],
  { filter, search }: { filter: LineageFilter; search: string },
): Matrix {
  const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]));
  const columns = lineage.handoffs.map((id, index) => ({
    id,
    handoff: byId.get(id) ?? null,
    survival: lineage.survival[index] ?? null,
  }));
  const words = search.trim().toLowerCase();
  return {
    columns,
    facts: lineage.facts.filter((fact) => isShown(fact, filter) && isFound(fact, words)),
  };
}

function isShown({ origin, lost_at, needed_by }: LineageFactDto, filter: LineageFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "request":
      return origin === "request";
    case "results":
      return origin !== "request";
    case "lost":
      return lost_at !== null;
    case "needed":
      return needed_by.length > 0;
  }
}

function isFound({ text, path }: LineageFactDto, words: string): boolean {
  return words === "" || `${path} ${text}`.toLowerCase().includes(words);
}

export function cellOf(fact: LineageFactDto, column: number, id: string): Cell {
  return {
    state: fact.states[column] ?? "unknown",
    isLostHere: fact.lost_at === id,
    why: fact.needed_why.filter((_, index) => fact.needed_by[index] === id),
  };
}

export const WHY_WORDS: Record<LineageFactDto["needed_why"][number], string> = {
  clarification: "asked for it",
  refetch: "fetched it again",
  contract: "its contract requires it",
};

/** The story that the matrix tells, for each fact that was lost and needed. */
export type LossStory = { fact: LineageFactDto; lostAt: Column; neededBy: Column[] };

export function lossStories({ columns, facts }: Matrix): LossStory[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  return facts.flatMap((fact) => {
    const lostAt = fact.lost_at === null ? undefined : byId.get(fact.lost_at);
    if (!lostAt) return [];
    const ids = [...new Set(fact.needed_by)];
    const neededBy = ids.flatMap((id) => byId.get(id) ?? []);
    return [{ fact, lostAt, neededBy }];
  });
}
