import { z } from "zod";
import { AlertCondition } from "@/lib/domain/alerts/alert";
import { ALERT_STATES } from "@/lib/domain/alerts/alert-measure";

const NAME_CHARS_MAX = 100;
const COOL_DOWN_MAX = 43_200;
const CHANNELS_MAX = 50;

export const AlertDto = z.object({
  id: z.string(),
  name: z.string(),
  condition: AlertCondition,
  /** The condition as people read it. */
  words: z.string(),
  /** After it was told, so long it is not told again, however often it fires. */
  cool_down_minutes: z.int(),
  /** Null: every channel of the project. */
  channel_ids: z.array(z.string()).nullable(),
  is_on: z.boolean(),
  state: z.enum(ALERT_STATES),
  state_since: z.string().nullable(),
  silenced_until: z.string().nullable(),
  /** What the last check measured, and of how many; null: there was nothing to measure. */
  last_value: z.number().nullable(),
  last_sample: z.int(),
  last_checked_at: z.string().nullable(),
  /** The last check had fewer than the least sample: it neither fires nor resolves. */
  is_unknown: z.boolean(),
  created_by: z.string(),
  created_at: z.string(),
});
export type AlertDto = z.infer<typeof AlertDto>;

export const AlertList = z.object({ items: z.array(AlertDto) });
export type AlertList = z.infer<typeof AlertList>;

export const AlertDetail = AlertDto.extend({
  events: z.array(
    z.object({
      id: z.string(),
      state: z.enum(ALERT_STATES),
      value: z.number().nullable(),
      sample: z.int(),
      /** False: it was silenced, or had been told within its cool-down. */
      is_told: z.boolean(),
      at: z.string(),
    }),
  ),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

export const SaveAlertRequest = z.object({
  name: z.string().trim().min(1, "must not be empty").max(NAME_CHARS_MAX),
  condition: AlertCondition,
  cool_down_minutes: z.int().min(0).max(COOL_DOWN_MAX).default(60),
  channel_ids: z.array(z.string().min(1).max(100)).max(CHANNELS_MAX).nullable().default(null),
  is_on: z.boolean().default(true),
});
export type SaveAlertRequest = z.infer<typeof SaveAlertRequest>;

/** Null ends the silence. */
export const SilenceAlertRequest = z.object({ until: z.iso.datetime({ offset: true }).nullable() });
export type SilenceAlertRequest = z.infer<typeof SilenceAlertRequest>;

export const TestedAlert = z.object({ notices: z.int() });
export type TestedAlert = z.infer<typeof TestedAlert>;

const project = { project: z.string() };
export const CreateAlertInput = SaveAlertRequest.extend(project);
export type CreateAlertInput = z.input<typeof CreateAlertInput>;
export const SaveAlertInput = CreateAlertInput.extend({ id: z.string() });
export type SaveAlertInput = z.input<typeof SaveAlertInput>;
export const AlertInput = z.object({ ...project, id: z.string() });
export type AlertInput = z.infer<typeof AlertInput>;
export const SilenceAlertInput = SilenceAlertRequest.extend(AlertInput.shape);
export type SilenceAlertInput = z.infer<typeof SilenceAlertInput>;
