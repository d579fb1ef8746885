import { type Field, formatQuery, type RuleGroupType, type RuleType } from "react-querybuilder";
import { parseJsonLogic } from "react-querybuilder/parseJsonLogic";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "@/lib/domain/handoff/taxonomy";
import type { RuleWordsDto } from "@/lib/contracts/rules";
import type { Json } from "@/lib/domain/json";
import { FACTS, type FactKind, isFactName, WEEKDAYS } from "@/lib/domain/routing/facts";

const OPERATORS: Record<FactKind, { name: string; label: string }[]> = {
  text: [
    { name: "=", label: "is" },
    { name: "!=", label: "is not" },
    { name: "contains", label: "contains" },
    { name: "beginsWith", label: "starts with" },
    { name: "endsWith", label: "ends with" },
    { name: "in", label: "is one of (a, b)" },
  ],
  number: [
    { name: ">", label: "is more than" },
    { name: ">=", label: "is at least" },
    { name: "<", label: "is less than" },
    { name: "<=", label: "is at most" },
    { name: "=", label: "is" },
    { name: "!=", label: "is not" },
    { name: "between", label: "is between" },
  ],
  list: [{ name: "contains", label: "has" }],
};

/** Facts with few values are chosen, not typed. */
const CHOICES: Record<string, readonly string[]> = {
  weekday: WEEKDAYS,
  pattern: HANDOFF_PATTERNS,
  phase: HANDOFF_PHASES,
};

export function queryFields(known: RuleWordsDto): Field[] {
  const choices: Record<string, readonly string[]> = {
    ...CHOICES,
    from_agent: known.agents,
    required_tools: known.tools,
    task_type: known.task_types,
    domain: known.domains,
    tags: known.tags,
  };
  return Object.entries(FACTS).map(([name, { label, kind }]) => ({
    name,
    label,
    operators: OPERATORS[kind],
    inputType: kind === "number" ? "number" : "text",
    ...(choices[name] && choices[name].length > 0 ? { datalist: choices[name] } : {}),
  }));
}

export const EVERYTHING: RuleGroupType = { combinator: "and", rules: [] };

/** JSONLogic as the query builder shows it; `true` is a group of nothing. */
export function toQuery(when: Json): RuleGroupType {
  if (typeof when !== "object" || when === null || Array.isArray(when)) return EVERYTHING;
  const query: RuleGroupType = parseJsonLogic(JSON.stringify(when));
  return query.rules.length === 0 ? EVERYTHING : query;
}

/** What the builder holds as JSONLogic; numbers become numbers where the fact is one. */
export function toWhen(query: RuleGroupType): Json {
  if (query.rules.length === 0) return true;
  const typed = mapRules(query);
  const logic: unknown = formatQuery(typed, { format: "jsonlogic" });
  return isJson(logic) ? logic : true;
}

function mapRules(group: RuleGroupType): RuleGroupType {
  return {
    ...group,
    rules: group.rules.flatMap((rule): (RuleGroupType | RuleType)[] => {
      if ("rules" in rule) return rule.rules.length === 0 ? [] : [mapRules(rule)];
      const isNumber = isFactName(rule.field) && FACTS[rule.field].kind === "number";
      return [isNumber ? { ...rule, value: asNumbers(rule.value) } : rule];
    }),
  };
}

function asNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asNumbers);
  if (typeof value !== "string" || value.trim() === "") return value;
  const parts = value.split(",").map(Number);
  if (parts.some(Number.isNaN)) return value;
  return parts.length === 1 ? parts[0] : parts;
}

function isJson(value: unknown): value is Json {
  return typeof value === "boolean" || (typeof value === "object" && value !== null);
}
