export const CHANNEL_KINDS = ["webhook", "slack"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const NOTICE_TYPES = ["approval.requested", "approval.escalated", "test"] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export type NoticeContent = {
  type: NoticeType;
  at: string;
  /** Of the page where it is decided. */
  url: string;
  approval: {
    id: string;
    kind: string;
    title: string;
    requested_by: string;
    assignee: string | null;
    due_at: string | null;
  } | null;
};

const TITLES: Record<NoticeType, string> = {
  "approval.requested": "An approval waits",
  "approval.escalated": "An approval was passed on",
  test: "A test from Baton",
};

/** What a channel is sent. Never the arguments: they stay behind the sign-in. */
export function noticeBody(kind: ChannelKind, content: NoticeContent): object {
  const { type, at, url, approval } = content;
  if (kind === "webhook") return { type, timestamp: at, data: { url, approval } };
  const what = approval
    ? `: ${slackText(approval.title)} (${slackText(approval.requested_by)})`
    : "";
  const due = approval?.due_at ? `, due ${approval.due_at}` : "";
  return { text: `<${url}|${TITLES[type]}>${what}${due}` };
}

/** Slack reads these three as its own. */
function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const FIRST_WAIT_MS = 5_000;
const WAIT_MS_MAX = 3_600_000;
export const ATTEMPTS_MAX = 12;

/** How long to wait after so many attempts: twice as long each time, an hour at most. */
export function noticeBackoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), WAIT_MS_MAX);
}
