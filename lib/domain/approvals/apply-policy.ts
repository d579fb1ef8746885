import type { Json } from "../json";
import { readPointer } from "../orchestration/read-pointer";
import type { ApprovalPolicy, Limit, PolicyRule } from "./policy";

export type Asked = {
  kind: string;
  action: { name: string; args: Json } | null;
  requester: string;
};

/** The first rule that fits. What a rule cannot see does not fit: unknown is not false. */
export function ruleFor({ rules }: ApprovalPolicy, asked: Asked): PolicyRule | undefined {
  return rules.find(({ when }) => {
    const { kinds, actions, requesters, limits = [] } = when;
    return (
      fits(kinds, asked.kind) &&
      fits(actions, asked.action?.name) &&
      fits(requesters, asked.requester) &&
      limits.every((limit) => holds(limit, asked.action?.args))
    );
  });
}

function fits(globs: readonly string[] | undefined, text: string | undefined): boolean {
  if (globs === undefined) return true;
  return text !== undefined && globs.some((glob) => matchesGlob(glob, text));
}

/** By its literal parts in order: no expression is made of what somebody typed. */
export function matchesGlob(glob: string, text: string): boolean {
  const [first = "", ...rest] = glob.split("*");
  if (rest.length === 0) return glob === text;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function holds({ path, at_most: most, more_than: least }: Limit, args: Json | undefined): boolean {
  const amount = args === undefined ? undefined : amountOf(readPointer(args, path));
  if (amount === undefined) return false;
  return (most === undefined || amount <= most) && (least === undefined || amount > least);
}

function amountOf(value: Json | undefined): number | undefined {
  if (Array.isArray(value)) return value.length;
  return typeof value === "number" ? value : undefined;
}
