import type { Actor } from "./context";

/** How a record of who did something names them. */
export function actorName(actor: Actor): string {
  if (actor.kind === "user") return actor.name;
  return actor.kind === "api_key" ? actor.label : "Baton";
}

/** What its requests and streams are counted under. */
export function actorId(actor: Actor): string {
  return actor.kind === "system" ? "system" : actor.id;
}
