import { z } from "zod";

export const IngestResult = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.array(
    z.object({
      index: z.number(),
      event_id: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});
export type IngestResult = z.infer<typeof IngestResult>;

/** The source of what came through the native door. */
export const NATIVE_SOURCE = "native";
export const OTLP_SOURCE = "otlp";
export const OPENAI_AGENTS_SOURCE = "openai-agents";
export const LANGSMITH_SOURCE = "langsmith";
export const IMPORT_SOURCE = "import";
