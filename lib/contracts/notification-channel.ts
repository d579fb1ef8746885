import { z } from "zod";
import { HttpAddress } from "@/lib/domain/http-address";
import { DigestSchedule } from "@/lib/domain/notices/digest";
import { MAIL_SECURITIES } from "@/lib/domain/notices/mail-server";
import { CHANNEL_KINDS } from "@/lib/domain/notices/notice";

export const ChannelDto = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** Without its path, which may be a secret. */
  host: z.string(),
  /** Of e-mail: who gets it. */
  to: z.array(z.string()).nullable(),
  /** Null: each notice as it comes. */
  digest: DigestSchedule.nullable(),
  next_digest_at: z.string().nullable(),
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

const RECIPIENTS_MAX = 20;
const PORT_MAX = 65_535;

const every = {
  name: z.string().trim().min(1, "must not be empty").max(100),
  digest: DigestSchedule.nullable().default(null),
};
const Hook = z.object({
  ...every,
  kind: z.enum(["webhook", "slack"]),
  url: HttpAddress,
});
const Mailbox = z.email("must be an e-mail address").max(254);
const Mail = z.object({
  ...every,
  kind: z.literal("email"),
  host: z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/, "must be the name or the address of a server")
    .max(253),
  port: z.int().min(1).max(PORT_MAX),
  security: z.enum(MAIL_SECURITIES).default("starttls"),
  username: z.string().max(500).nullable().default(null),
  password: z.string().max(1000).nullable().default(null),
  from: Mailbox,
  to: z.array(Mailbox).min(1, "needs somebody").max(RECIPIENTS_MAX),
});

type Login = Pick<z.infer<typeof Mail>, "security" | "username" | "password">;

function checkLogin({ username, password, security }: Login, check: z.RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    check.addIssue({ code: "custom", path: [path], message });
  if ((username === null) !== (password === null)) {
    refuse("password", "a user and a password go together");
  }
  if (password !== null && security === "none") {
    refuse("security", "a password is not sent over a connection that anybody can read");
  }
}

export const CreateChannelRequest = z.discriminatedUnion("kind", [
  Hook,
  Mail.superRefine(checkLogin),
]);
export type CreateChannelRequest = z.infer<typeof CreateChannelRequest>;

const project = { project: z.string() };
export const CreateChannelInput = z.discriminatedUnion("kind", [
  Hook.extend(project),
  Mail.extend(project).superRefine(checkLogin),
]);
export type CreateChannelInput = z.input<typeof CreateChannelInput>;
export const ChannelInput = z.object({ ...project, id: z.string() });
export type ChannelInput = z.infer<typeof ChannelInput>;
