import { z } from "zod";
import { Milliseconds, Text, Word } from "../event/shapes";
import { DECIDER_ROLES } from "./approval";
import { BusinessHours } from "./business-hours";
import { RULES_MAX } from "./policy-limits";
import { OnTimeout } from "./timeout";

const QUORUM_MAX = 20;

/** `*` stands for any characters. */
const Globs = z.array(Word).min(1).max(100).optional();
const Pointer = z
  .string()
  .max(1000)
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/, "must be a JSON pointer into the arguments, such as /amount");

/** A number in the arguments, or the length of a list there. */
const Limit = z
  .strictObject({
    path: Pointer,
    at_most: z.number().optional(),
    more_than: z.number().optional(),
  })
  .refine(({ at_most: most, more_than: least }) => most !== undefined || least !== undefined, {
    message: "needs at_most or more_than",
  });
export type Limit = z.infer<typeof Limit>;

const Ask = z.strictObject({
  roles: z.array(z.enum(DECIDER_ROLES)).max(DECIDER_ROLES.length).default([]),
  /** E-mails or names of people, labels of keys. */
  members: z.array(Word).max(100).default([]),
  quorum: z.int().min(1).max(QUORUM_MAX).default(1),
  no_self_approval: z.boolean().default(false),
  timeout_ms: Milliseconds.min(1).optional(),
  /** `timeout_ms` counts only the policy's business hours. */
  only_business_hours: z.boolean().default(false),
  on_timeout: OnTimeout.optional(),
});

export type Ask = z.infer<typeof Ask>;

export const PolicyRule = z.strictObject({
  name: Word,
  /** All that is said must hold; nothing said holds always. */
  when: z
    .strictObject({
      kinds: Globs,
      actions: Globs,
      requesters: Globs,
      limits: z.array(Limit).max(20).optional(),
    })
    .default({}),
  do: z.union([
    z.strictObject({ ask: Ask }),
    z.strictObject({ approve: z.literal(true) }),
    z.strictObject({ deny: z.strictObject({ reason: Text.min(1, "say why") }) }),
  ]),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/** Ordered rules, of which the first that fits counts; without one, anybody with the scope decides. */
export const ApprovalPolicy = z
  .strictObject({
    rules: z.array(PolicyRule).max(RULES_MAX).default([]),
    /** For so long, what was refused is refused again at once, with the same reason. */
    remember_refusal_ms: Milliseconds.default(0),
    /** When people are there to answer. */
    business_hours: BusinessHours.optional(),
  })
  .superRefine(({ rules, business_hours: hours }, check) => {
    if (hours) return;
    rules.forEach(({ do: does }, index) => {
      if (!("ask" in does) || !does.ask.only_business_hours) return;
      const path = ["rules", index, "do", "ask", "only_business_hours"];
      check.addIssue({ code: "custom", message: "needs business_hours in the policy", path });
    });
  });
export type ApprovalPolicy = z.infer<typeof ApprovalPolicy>;
