import { alertLine } from "../alerts/told-alert";
import { reportLine } from "../report/told-report";
import { type NoticeContent, noticeTitle, type ToldApproval, wordsOf } from "./notice";

const SUBJECT_CHARS_MAX = 150;
/** What breaks a line, moves the reader's eye or is not seen. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** One class for both: blanks before a sign would be gone through anew from each of them. */
const BLANKS_AND_UNSEEN = /[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;

const FOOT = "You are asked to sign in; nothing is decided by opening a link.";

/** A notice as plain text. The only addresses in it that lead anywhere are ours. */
export function noticeMail(content: NoticeContent): { subject: string; text: string } {
  const title = noticeTitle(content);
  const { approval, alert, url } = content;
  const about = approval?.title ?? alert?.name;
  const subject = about === undefined ? title : `${title}: ${plain(about)}`;
  return {
    subject: subject.slice(0, SUBJECT_CHARS_MAX),
    text: `${[...linesOf(content), "", url, "", FOOT].join("\n")}\n`,
  };
}

function linesOf(content: NoticeContent): string[] {
  const { approval, waiting, alert, report } = content;
  const title = noticeTitle(content);
  if (approval) return [`${title}:`, "", plain(wordsOf(approval))];
  if (report) {
    // Reasons are agents' words.
    return [`${title}: ${reportLine(report)}`, "", ...report.markdown.split("\n").map(plain)];
  }
  if (alert) return [`${title}:`, "", plain(alertLine(alert))];
  if (!waiting) return [`${title}: mail arrives.`];
  const left = waiting.count - waiting.items.length;
  const more = left > 0 ? [`and ${left} more`] : [];
  return [`${title}:`, "", ...waiting.items.flatMap(itemLines), ...more];
}

function itemLines({ url, ...approval }: ToldApproval & { url: string }): string[] {
  return [`- ${plain(wordsOf(approval))}`, `  ${url}`];
}

/** An agent wrote it: mail programs must find no address in it to make a link of. */
function plain(text: string): string {
  return text
    .replaceAll(BLANKS_AND_UNSEEN, (run) => (UNSEEN.test(run) ? " " : run))
    .replaceAll(/(?<=\w):\/\//g, "[:]//")
    .replaceAll(/\b(www)\./gi, "$1[.]");
}
