import { z } from "zod";

export const ID_CHARS_MAX = 128;

/** Ids are opaque: W3C hex, UUIDs and a sender's own words all pass through unchanged. */
const opaqueId = z
  .string()
  .min(1, "must not be empty")
  .max(ID_CHARS_MAX)
  .refine((id) => id !== "." && id !== "..", "must not be a dot or two: no address can hold it");

export const TraceId = opaqueId.brand<"TraceId">();
export type TraceId = z.infer<typeof TraceId>;

export const HandoffId = opaqueId.brand<"HandoffId">();
export type HandoffId = z.infer<typeof HandoffId>;

export const SpanId = opaqueId.brand<"SpanId">();
export type SpanId = z.infer<typeof SpanId>;

export const EventId = opaqueId.brand<"EventId">();
export type EventId = z.infer<typeof EventId>;

export const ProjectId = opaqueId.brand<"ProjectId">();
export type ProjectId = z.infer<typeof ProjectId>;

export const UserId = opaqueId.brand<"UserId">();
export type UserId = z.infer<typeof UserId>;
