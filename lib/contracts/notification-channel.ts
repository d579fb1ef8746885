import { z } from "zod";
import { CHANNEL_KINDS } from "@/lib/domain/notices/notice";

export const ChannelDto = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** Without its path, which may be a secret. */
  host: z.string(),
  created_by: z.string(),
  created_at: z.string(),
  last_at: z.string().nullable(),
  last_problem: z.string().nullable(),
});
export type ChannelDto = z.infer<typeof ChannelDto>;

export const ChannelList = z.object({
  items: z.array(ChannelDto),
  /** With it receivers of webhooks can tell that a call is ours. */
  signing_secret: z.string(),
});
export type ChannelList = z.infer<typeof ChannelList>;

const ADDRESS_CHARS_MAX = 2_000;

export const CreateChannelRequest = z.object({
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().trim().min(1, "must not be empty").max(100),
  url: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .max(ADDRESS_CHARS_MAX),
});
export type CreateChannelRequest = z.infer<typeof CreateChannelRequest>;

export const CreateChannelInput = CreateChannelRequest.extend({ project: z.string() });
export type CreateChannelInput = z.infer<typeof CreateChannelInput>;
export const ChannelInput = z.object({ project: z.string(), id: z.string() });
export type ChannelInput = z.infer<typeof ChannelInput>;
