import type { BusinessHours } from "./business-hours";
import type { Limit, PolicyRule } from "./policy";

/** A rule of the policy in one sentence. */
export function describePolicyRule({ when, do: does }: PolicyRule): string {
  const { kinds, actions, requesters, limits = [] } = when;
  const conditions = [
    ...named("the kind is", kinds),
    ...named("the action is", actions),
    ...named("it is asked by", requesters),
    ...limits.map(describeLimit),
  ];
  const whenever = conditions.length === 0 ? "Always" : `When ${conditions.join(" and ")}`;
  return `${whenever}: ${describeDeed(does)}.`;
}

function named(words: string, globs: readonly string[] | undefined): string[] {
  return globs === undefined ? [] : [`${words} ${globs.join(" or ")}`];
}

function describeLimit({ path, at_most: most, more_than: least }: Limit): string {
  const bounds = [
    ...(least === undefined ? [] : [`more than ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return `${path || "the arguments"} is ${bounds.join(" and ")}`;
}

function describeDeed(does: PolicyRule["do"]): string {
  if ("approve" in does) return "approve without asking";
  if ("deny" in does) return `refuse without asking (${does.deny.reason})`;
  const { roles, members, quorum, no_self_approval: noSelf } = does.ask;
  const who = [...roles.map((role) => `any ${role}`), ...members].join(" or ");
  const count = quorum > 1 ? `, ${quorum} of them` : "";
  return `ask ${who || "anybody who may approve"}${count}${noSelf ? ", never who asked" : ""}`;
}

/** `Mon to Fri, 09:00 to 17:00, Europe/Berlin`. */
export function describeHours({ days, from, to, time_zone: zone }: BusinessHours): string {
  return `${days.map(titled).join(", ")}, ${from} to ${to}, ${zone}`;
}

function titled(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}
