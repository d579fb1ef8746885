import type { KeyScope } from "@/lib/domain/members/scopes";
import type { MemberRole } from "@/lib/domain/members/roles";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "./context";

/** What each role may do, in the words of key scopes; `admin` implies everything. */
const ROLE_SCOPES: Record<MemberRole, readonly KeyScope[]> = {
  owner: ["admin"],
  admin: ["admin"],
  reviewer: ["read", "approve"],
  member: ["read", "ingest", "run"],
  viewer: ["read"],
};

export function requireScope({ actor }: ServiceContext, scope: KeyScope): void {
  if (holdsScope({ actor }, scope)) return;
  throw new AppError("forbidden", refusal(actor, scope));
}

export function holdsScope({ actor }: Pick<ServiceContext, "actor">, scope: KeyScope): boolean {
  return mayAdminister({ actor }) || heldScopes(actor).includes(scope);
}

/** For what several kinds of people do, each in their own work. */
export function requireOneScope(ctx: ServiceContext, scopes: readonly [KeyScope, ...KeyScope[]]) {
  const held = heldScopes(ctx.actor);
  if (!scopes.some((scope) => held.includes(scope))) requireScope(ctx, scopes[0]);
}

/** Whoever may do everything in this project. */
export function mayAdminister({ actor }: Pick<ServiceContext, "actor">): boolean {
  return heldScopes(actor).includes("admin");
}

function heldScopes(actor: ServiceContext["actor"]): readonly KeyScope[] {
  if (actor.kind === "system") return ["admin"];
  return actor.kind === "user" ? ROLE_SCOPES[actor.role] : actor.scopes;
}

function refusal(actor: ServiceContext["actor"], scope: KeyScope): string {
  if (actor.kind === "api_key") {
    return `The key "${actor.label}" lacks the scope ${scope}; it has ${actor.scopes.join(", ")}.`;
  }
  return `Your role in this project does not allow this; it needs the scope ${scope}.`;
}
