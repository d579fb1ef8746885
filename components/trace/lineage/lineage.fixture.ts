import type { LineageDto, LineageFactDto } from "@/lib/contracts/gap";

export function makeLineageFact(
  path: string,
  states: LineageFactDto["states"],
  over: Partial<LineageFactDto> = {},
): LineageFactDto {
  return {
    id: path,
    text: `text of ${path}`,
    path,
    kind: "string",
    is_key: false,
    origin: "request",
    states,
    lost_at: null,
    needed_by: [],
    needed_why: [],
    ...over,
  };
}

/** `minimum_results` was lost at the second handoff; the first one's callee asked for it. */
export const LINEAGE: LineageDto = {
  trace_id: "t",
  handoffs: ["h1", "h2", "h3"],
  facts: [
    makeLineageFact("/industry", ["kept", "kept", "absent"]),
    makeLineageFact("/minimum_results", ["kept", "dropped", "absent"], {
      lost_at: "h2",
      needed_by: ["h1", "h1"],
      needed_why: ["clarification", "refetch"],
      is_key: true,
    }),
    makeLineageFact("/scored", ["absent", "absent", "added"], { origin: "h2" }),
  ],
  facts_total: 3,
  survival: [1, 0.5, null],
  is_complete: true,
};
