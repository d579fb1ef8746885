import type { Deciders } from "./approval";

export type Decider = {
  /** A person's name and e-mail, or a key's label. */
  names: readonly string[];
  /** Those by which a rule may mean them: people choose their own names, also somebody else's. */
  meantBy: readonly string[];
  role: string | undefined;
};

/** Whether two names mean one person: everywhere by this, or one could be both taken and free. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Why somebody may not decide; undefined: they may. */
export function whyNot(
  {
    deciders,
    requester,
    requestedBy,
  }: { deciders: Deciders | null; requester: string; requestedBy: string },
  decider: Decider,
): string | undefined {
  if (!deciders) return undefined;
  const { rule, roles, members, noSelfApproval } = deciders;
  const own = [requester, requestedBy].filter((name) => name !== "");
  if (noSelfApproval && decider.names.some((name) => own.includes(name))) {
    return `The rule "${rule}" lets nobody decide what they asked for themselves.`;
  }
  if (roles.length === 0 && members.length === 0) return undefined;
  const isNamed = decider.meantBy.some((name) => members.some((known) => isSame(known, name)));
  if (isNamed || roles.some((role) => role === decider.role)) return undefined;
  return `The rule "${rule}" lets only ${[...roles, ...members].join(", ")} decide this.`;
}
