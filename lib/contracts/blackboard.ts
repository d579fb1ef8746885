import { z } from "zod";
import { AgentName } from "@/lib/domain/event/shapes";
import { ListPage, listOf } from "./list";

export const WriteBoardRequest = z.strictObject({ value: z.json() });
export const BoardWritten = z.object({ key: z.string(), version: z.int() });
export type BoardWritten = z.infer<typeof BoardWritten>;

const written = {
  version: z.int(),
  bytes: z.int(),
  written_by: z.string(),
  written_at: z.string(),
  trace_id: z.string().nullable(),
  handoff_id: z.string().nullable(),
};

export const BoardValueDto = z.object({ key: z.string(), value: z.json(), ...written });
export type BoardValueDto = z.infer<typeof BoardValueDto>;

export const BoardEntryDto = z.object({ key: z.string(), ...written });
export type BoardEntryDto = z.infer<typeof BoardEntryDto>;
export const BoardList = listOf(BoardEntryDto);
export type BoardList = z.infer<typeof BoardList>;

const BoardReadDto = z.object({
  reader: z.string(),
  count: z.int(),
  first_read_at: z.string(),
  last_read_at: z.string(),
});

export const BoardVersionDto = z.object({
  value: z.json(),
  ...written,
  read_by: z.array(BoardReadDto),
});
export type BoardVersionDto = z.infer<typeof BoardVersionDto>;
export const BoardVersionList = listOf(BoardVersionDto);
export type BoardVersionList = z.infer<typeof BoardVersionList>;

export const BoardListQuery = ListPage.extend({ prefix: z.string().max(500).default("") });
export type BoardListQuery = z.infer<typeof BoardListQuery>;

/** Values come whole, so a page of them is short. */
export const BoardVersionsQuery = ListPage.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type BoardVersionsQuery = z.infer<typeof BoardVersionsQuery>;

const BoardPermission = z.strictObject({
  /** `*`: every agent. */
  agent: AgentName,
  prefix: z.string().min(1, "must not be empty").max(500),
  can_read: z.boolean().default(false),
  can_write: z.boolean().default(false),
});
export const BoardPermissionsBody = z.strictObject({
  items: z.array(BoardPermission).max(1_000),
});
export type BoardPermissionsBody = z.infer<typeof BoardPermissionsBody>;
