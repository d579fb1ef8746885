import type { CreateChannelInput } from "@/lib/contracts/notification-channel";
import type { DigestSchedule } from "@/lib/domain/notices/digest";
import type { MailSecurity } from "@/lib/domain/notices/mail-server";
import type { ChannelKind } from "@/lib/domain/notices/notice";

/** What is being typed, for every kind at once: changing the kind loses nothing. */
export type ChannelDraft = {
  kind: ChannelKind;
  name: string;
  url: string;
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  password: string;
  from: string;
  to: string[];
  digest: DigestSchedule | null;
};

export const PORTS: Record<MailSecurity, number> = { starttls: 587, tls: 465, none: 25 };

export const EMPTY_CHANNEL: ChannelDraft = {
  kind: "webhook",
  name: "",
  url: "",
  host: "",
  port: PORTS.starttls,
  security: "starttls",
  username: "",
  password: "",
  from: "",
  to: [],
  digest: null,
};

export function toChannelInput(project: string, draft: ChannelDraft): CreateChannelInput {
  const { kind, name, url, digest, username, password, ...mail } = draft;
  if (kind !== "email") return { project, kind, name, url, digest };
  const login =
    username === "" && password === ""
      ? { username: null, password: null }
      : { username, password };
  const { host, port, security, from, to } = mail;
  return { project, kind, name, digest, host, port, security, from, to, ...login };
}
