export type Role = "owner" | "admin" | "reviewer" | "member" | "viewer";

type Change = {
  /** Whose change it is; null: a key or Baton itself, which act as administrators. */
  by: Role | null;
  isSelf: boolean;
  from: Role;
  /** Null: the person leaves. */
  to: Role | null;
  isLastOwner: boolean;
};

/** Why a membership may not be changed like that; undefined: it may. */
export function whyNotChange({ by, isSelf, from, to, isLastOwner }: Change): string | undefined {
  if (isLastOwner && to !== "owner") {
    return "A project keeps an owner: make somebody else one first.";
  }
  if (isSelf && to === null) return undefined;
  if (by === "owner") return undefined;
  if (by !== null && by !== "admin") return "Your role does not let you change members.";
  if (from === "owner" || to === "owner") return "Only an owner decides who is an owner.";
  return undefined;
}
