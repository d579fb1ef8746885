import { alertLine, type ToldAlert } from "../alerts/told-alert";
import { reportLine, type ToldReport } from "../report/told-report";
import type { ApprovalDecision, ApprovalStatus } from "../approvals/approval";

export const CHANNEL_KINDS = ["webhook", "slack", "email"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const NOTICE_TYPES = [
  "approval.requested",
  "approval.escalated",
  "approval.decided",
  "approval.expired",
  "approval.digest",
  "alert.fired",
  "alert.resolved",
  "alert.test",
  "report",
  "test",
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export type ToldApproval = {
  id: string;
  kind: string;
  title: string;
  requested_by: string;
  assignee: string | null;
  due_at: string | null;
};

export type NoticeContent = {
  type: NoticeType;
  at: string;
  /** Of the page where it is decided, or seen. */
  url: string;
  approval: ToldApproval | null;
  /** Of one that is over: who asked reads the answer itself, with its own key. */
  answer?: { status: ApprovalStatus; decision: ApprovalDecision | null };
  alert?: ToldAlert;
  report?: ToldReport;
  /** Of a digest: how many wait, and the first of them, each with its own address. */
  waiting?: { count: number; items: (ToldApproval & { url: string })[] };
};

const TITLES: Record<NoticeType, string> = {
  "approval.requested": "An approval waits",
  "approval.escalated": "An approval was passed on",
  "approval.decided": "An approval was decided",
  "approval.expired": "An approval lapsed",
  "approval.digest": "Approvals wait",
  "alert.fired": "An alert fires",
  "alert.resolved": "An alert is over",
  "alert.test": "A test of an alert",
  report: "The handoff report",
  test: "A test from Baton",
};

export function noticeTitle({ type, waiting, report }: NoticeContent): string {
  if (report) return `Handoffs from ${report.first} to ${report.last}`;
  if (!waiting) return TITLES[type];
  return waiting.count === 1 ? "1 approval waits" : `${waiting.count} approvals wait`;
}

/** What a hook is sent. Never the arguments: they stay behind the sign-in. */
export function noticeBody(kind: Exclude<ChannelKind, "email">, content: NoticeContent): object {
  const { type, at, url, approval, answer, waiting, alert, report } = content;
  if (kind === "webhook") {
    const more = definedOf({ answer, waiting, alert, report });
    return { type, timestamp: at, data: { url, approval, ...more } };
  }
  const head = `<${url}|${noticeTitle(content)}>`;
  if (waiting) {
    return { text: [head, ...waiting.items.map((item) => `• ${slackItem(item)}`)].join("\n") };
  }
  if (alert) return { text: `${head}: ${slackText(alertLine(alert))}` };
  if (report) return { text: `${head}: ${slackText(reportLine(report))}` };
  if (!approval) return { text: head };
  return { text: `${head}: ${slackText(wordsOf(approval))}` };
}

function definedOf(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

function slackItem({ url, ...approval }: ToldApproval & { url: string }): string {
  return `<${url}|Open>: ${slackText(wordsOf(approval))}`;
}

/** Slack reads these three as its own. */
function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function wordsOf({ title, requested_by: by, due_at: due }: ToldApproval): string {
  return `${title} (${by})${due === null ? "" : `, due ${due}`}`;
}

const FIRST_WAIT_MS = 5_000;
const WAIT_MS_MAX = 3_600_000;
export const ATTEMPTS_MAX = 12;

/** How long to wait after so many attempts: twice as long each time, an hour at most. */
export function noticeBackoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), WAIT_MS_MAX);
}
