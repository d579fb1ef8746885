import type { DueNotice } from "@/db/queries/notices";
import { noticeBody, type NoticeContent } from "@/lib/domain/notices/notice";
import { noticeMail } from "@/lib/domain/notices/notice-mail";
import { env } from "@/lib/env";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { SendMail } from "@/lib/outgoing/send-mail";
import { signingSecret, signWebhook } from "@/lib/outgoing/sign-webhook";
import { openPassword } from "./channel-password";

/** The ways out of the house. */
export type NoticeDoors = { fetch: GuardedFetch; mail: SendMail };

const ANSWER_MS_MAX = 10_000;
const PROBLEM_CHARS_MAX = 300;

/** What went wrong; undefined: it arrived. */
export async function sendNotice(
  doors: NoticeDoors,
  due: DueNotice,
  content: NoticeContent,
): Promise<string | undefined> {
  const { kind } = due.channel;
  try {
    if (kind === "email") return await sendAsMail(doors.mail, due, content);
    return await post(doors.fetch, due, noticeBody(kind, content));
  } catch (error) {
    return reasonOf(error).slice(0, PROBLEM_CHARS_MAX);
  }
}

async function post(
  fetch: GuardedFetch,
  { notice, channel }: DueNotice,
  content: object,
): Promise<string | undefined> {
  const body = JSON.stringify(content);
  const { projectId } = notice;
  const secret = signingSecret(env().BATON_SECRET, { kind: "notices", projectId });
  const seconds = Math.floor(Date.now() / 1000);
  const signed = signWebhook(body, { id: `notice-${notice.id}`, secret, seconds });
  const response = await fetch(channel.url, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...signed },
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  await response.body?.cancel();
  return response.ok ? undefined : `It answered ${response.status}.`;
}

async function sendAsMail(
  mail: SendMail,
  { notice, channel }: DueNotice,
  content: NoticeContent,
): Promise<string | undefined> {
  const { mail: settings } = channel;
  if (!settings) return "The channel has no mail server.";
  const password = openPassword(channel);
  if (settings.username !== null && password === undefined) {
    return "Its password cannot be read: BATON_SECRET was changed. Add the channel again.";
  }
  const { from, to, ...server } = settings;
  const messageId = `<notice-${notice.id}@${new URL(env().BATON_URL).hostname}>`;
  await mail({ from, to, messageId, ...noticeMail(content) }, { ...server, password });
  return undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
