import { z } from "zod";
import { Word } from "../event/shapes";

export const PEOPLE_MAX = 20;

/** What happens when nobody answers: it lapses, counts as a no, or the work goes on without it. */
export const TIMEOUT_ENDS = ["expire", "deny", "continue"] as const;
export type TimeoutEnd = (typeof TIMEOUT_ENDS)[number];

const People = z.union([Word, z.array(Word).min(1).max(PEOPLE_MAX)]).transform((to) => [to].flat());

/** An end, or first one person after the other, each with the same time. */
export const OnTimeout = z.union([
  z.enum(TIMEOUT_ENDS),
  z.strictObject({
    escalate: z.strictObject({ to: People, otherwise: z.enum(TIMEOUT_ENDS).default("expire") }),
  }),
]);
export type OnTimeout = z.infer<typeof OnTimeout>;

export type TimeoutStep = { kind: "escalate"; to: string } | { kind: TimeoutEnd };

/** What the next missed deadline brings, when `escalations` were missed before. */
export function nextOnTimeout(onTimeout: OnTimeout | null, escalations: number): TimeoutStep {
  if (onTimeout === null) return { kind: "expire" };
  if (typeof onTimeout === "string") return { kind: onTimeout };
  const to = onTimeout.escalate.to[escalations];
  return to === undefined ? { kind: onTimeout.escalate.otherwise } : { kind: "escalate", to };
}
