import { z } from "zod";
import { EXTRA_PATTERNS_MAX, TRY_TEXT_CHARS_MAX } from "@/lib/domain/masking/limits";

export const ALLOW_ENTRIES_MAX = 200;
const ENTRY_CHARS_MAX = 500;
const EXPRESSION_CHARS_MAX = 200;
/** `*` alone, or `s*`, would let everything through. */
const ENTRY_LETTERS_MIN = 4;

const AllowEntry = z
  .string()
  .trim()
  .max(ENTRY_CHARS_MAX)
  .refine((entry) => entry.replaceAll("*", "").length >= ENTRY_LETTERS_MIN, {
    message: `Write at least ${ENTRY_LETTERS_MIN} characters besides *`,
  });

const ExtraPattern = z.object({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{1,39}$/,
      "Use 2 to 40 lower-case letters, digits and _, a letter first",
    ),
  expression: z
    .string()
    .min(1, "Write an expression")
    .max(EXPRESSION_CHARS_MAX, `Use at most ${EXPRESSION_CHARS_MAX} characters`),
});
export type ExtraPattern = z.infer<typeof ExtraPattern>;

/** What a project masks beyond the known formats, and what it lets through. */
export const MaskingPolicyBody = z.object({
  allow: z.array(AllowEntry).max(ALLOW_ENTRIES_MAX),
  patterns: z
    .array(ExtraPattern)
    .max(EXTRA_PATTERNS_MAX)
    .refine((patterns) => new Set(patterns.map(({ name }) => name)).size === patterns.length, {
      message: "Two patterns have the same name",
    }),
});
export type MaskingPolicyBody = z.infer<typeof MaskingPolicyBody>;

export const MaskingPolicyDto = z.object({
  allow: z.array(z.string()),
  patterns: z.array(z.object({ name: z.string(), expression: z.string() })),
  /** Null while nobody has changed the defaults. */
  updated_at: z.string().nullable(),
  updated_by: z.string().nullable(),
});
export type MaskingPolicyDto = z.infer<typeof MaskingPolicyDto>;

export const SaveMaskingPolicyInput = MaskingPolicyBody.extend({ project: z.string().min(1) });
export type SaveMaskingPolicyInput = z.infer<typeof SaveMaskingPolicyInput>;

/** A text to try the policy on as it stands in the form; nothing of it is stored. */
export const TryMaskingInput = SaveMaskingPolicyInput.extend({
  text: z
    .string()
    .min(1, "Paste a text")
    .max(TRY_TEXT_CHARS_MAX, `Paste at most ${TRY_TEXT_CHARS_MAX} characters`),
});
export type TryMaskingInput = z.infer<typeof TryMaskingInput>;

export const MaskedText = z.object({ text: z.string() });
export type MaskedText = z.infer<typeof MaskedText>;
