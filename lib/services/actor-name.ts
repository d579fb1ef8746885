import type { Actor } from "./context";

/** How a record of who did something names them. */
export function actorName(actor: Actor): string {
  if (actor.kind === "user") return actor.name;
  return actor.kind === "api_key" ? actor.label : "Baton";
}
