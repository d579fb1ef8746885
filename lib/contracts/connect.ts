import { z } from "zod";

/** What has arrived in a project: drives first run and the Connect page's green check. */
export const ConnectStatus = z.object({
  has_traces: z.boolean(),
  has_demo: z.boolean(),
  first_event_at: z.string().nullable(),
  last_event_at: z.string().nullable(),
  sources: z.array(
    z.object({
      source: z.string(),
      traces: z.number(),
      handoffs: z.number(),
      last_event_at: z.string(),
      last_trace_id: z.string(),
      /** Of its newest handoffs, how many tell what. */
      captures: z.object({
        handoffs: z.int(),
        sides: z.int(),
        task: z.int(),
        sent: z.int(),
        received: z.int(),
        receipt: z.int(),
        end: z.int(),
      }),
    }),
  ),
});
export type ConnectStatus = z.infer<typeof ConnectStatus>;

export const ImportLogInput = z.object({
  project: z.string().min(1),
  file_name: z.string().min(1).max(300),
  text: z.string().min(1, "The file is empty").max(20_000_000),
});
export type ImportLogInput = z.infer<typeof ImportLogInput>;

export const ImportedLog = z.object({ trace_id: z.string(), handoffs: z.number() });
export type ImportedLog = z.infer<typeof ImportedLog>;

export const ProjectInput = z.object({ project: z.string().min(1) });
export type ProjectInput = z.infer<typeof ProjectInput>;

export const DemoLoaded = z.object({ traces: z.number(), handoffs: z.number() });
export type DemoLoaded = z.infer<typeof DemoLoaded>;

export const ImportLogQuery = z.object({
  file_name: z.string().min(1).max(300).default("log.json"),
});
