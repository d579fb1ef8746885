/** What a routing rule may ask about, and of which kind each is: a closed list. */
export const FACTS = {
  task: { label: "Task", kind: "text" },
  task_type: { label: "Type of task", kind: "text" },
  domain: { label: "Domain", kind: "text" },
  complexity: { label: "Complexity", kind: "number" },
  required_tools: { label: "Required tools", kind: "list" },
  tags: { label: "Tags", kind: "list" },
  from_agent: { label: "From agent", kind: "text" },
  context_bytes: { label: "Context size in bytes", kind: "number" },
  cost_usd: { label: "Cost of the trace so far in $", kind: "number" },
  handoff_count: { label: "Handoffs of the trace so far", kind: "number" },
  pattern: { label: "Pattern", kind: "text" },
  phase: { label: "Phase", kind: "text" },
  reason: { label: "Reason", kind: "text" },
  hour: { label: "Hour of the day (UTC)", kind: "number" },
  weekday: { label: "Day of the week (UTC)", kind: "text" },
  target_load: { label: "Open handoffs of the target", kind: "number" },
} as const satisfies Record<string, { label: string; kind: "text" | "number" | "list" }>;

/** Words of those who hand off, which nobody can list beforehand. */
export const SAID_FACTS = ["task_type", "domain", "tags"] as const satisfies readonly FactName[];
export type SaidFact = (typeof SAID_FACTS)[number];

export type FactName = keyof typeof FACTS;
export type FactKind = (typeof FACTS)[FactName]["kind"];

/** Null is unknown: no condition on it holds, and none fails for sure. */
export type RoutingFacts = { [Name in FactName]?: FactValue | null | undefined };
export type FactValue = string | number | readonly string[];

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACTS, name);
}

/** The facts of an instant. */
export function clockFacts(epochMs: number): Pick<RoutingFacts, "hour" | "weekday"> {
  const date = new Date(epochMs);
  return { hour: date.getUTCHours(), weekday: WEEKDAYS[date.getUTCDay()] ?? null };
}
