import { describe, expect, it } from "vitest";
import { noticeBackoffMs, noticeBody, type NoticeContent, type ToldApproval } from "./notice";
import { noticeMail } from "./notice-mail";

const approval: ToldApproval = {
  id: "a1",
  kind: "refund",
  title: "Pay <b>30</b> & more?",
  requested_by: "billing",
  assignee: null,
  due_at: null,
};
const content: NoticeContent = {
  type: "approval.requested",
  at: "2026-01-15T12:00:00Z",
  url: "https://baton.example/approvals?selected=a1",
  approval,
};

describe("a notice", () => {
  it("is an event for a webhook", () => {
    expect(noticeBody("webhook", content)).toMatchObject({
      type: "approval.requested",
      data: { url: content.url, approval: { id: "a1" } },
    });
  });

  it("is a text with a link for Slack, in which nobody else can link", () => {
    expect(noticeBody("slack", content)).toEqual({
      text: "<https://baton.example/approvals?selected=a1|An approval waits>: Pay &lt;b&gt;30&lt;/b&gt; &amp; more? (billing)",
    });
  });

  it("is a mail, however many blanks somebody wrote", () => {
    const title = `Pay${" ".repeat(1_000_000)}30?`;

    const { text } = noticeMail({ ...content, approval: { ...approval, title } });

    expect(text).toContain(title);
  });

  it("is a mail in which nobody else's address leads anywhere", () => {
    const title =
      "Sign in\u202e at https://evil.example\r\nBcc: you@evil.example, or www.evil.example";

    const { subject, text } = noticeMail({ ...content, approval: { ...approval, title } });

    const said = "Sign in at https[:]//evil.example Bcc: you@evil.example, or www[.]evil.example";
    expect(subject).toBe(`An approval waits: ${said}`);
    expect(text).toContain(`${said} (billing)\n\n${content.url}\n`);
  });

  it("says what an alert saw, and agents' names in it link nowhere", () => {
    const alert = {
      id: "w1",
      name: "Refunds",
      state: "firing",
      measure: "success_rate",
      condition: "Success rate of https://evil.example → <Pay> below 90 % in 1 hour",
      value: 0.5,
      sample: 40,
    } as const;
    const fired: NoticeContent = { ...content, type: "alert.fired", approval: null, alert };

    expect(noticeBody("webhook", fired)).toMatchObject({ type: "alert.fired", data: { alert } });
    expect(noticeBody("slack", fired)).toEqual({
      text: `<${content.url}|An alert fires>: Refunds: 50 % (Success rate of https://evil.example → &lt;Pay&gt; below 90 % in 1 hour)`,
    });
    const { subject, text } = noticeMail(fired);
    expect(subject).toBe("An alert fires: Refunds");
    expect(text).toContain("Refunds: 50 % (Success rate of https[:]//evil.example → <Pay> below");
  });

  it("tells of many at once, each with its address, and how many more there are", () => {
    const items = [{ ...approval, due_at: "2026-01-16T12:00:00Z", url: "https://baton.example/1" }];
    const digest: NoticeContent = {
      ...content,
      type: "approval.digest",
      approval: null,
      waiting: { count: 3, items },
    };

    const { subject, text } = noticeMail(digest);

    expect(subject).toBe("3 approvals wait");
    expect(text).toContain(
      "- Pay <b>30</b> & more? (billing), due 2026-01-16T12:00:00Z\n  https://baton.example/1\nand 2 more",
    );
    expect(noticeBody("slack", digest)).toEqual({
      text: `<${content.url}|3 approvals wait>\n• <https://baton.example/1|Open>: Pay &lt;b&gt;30&lt;/b&gt; &amp; more? (billing), due 2026-01-16T12:00:00Z`,
    });
    expect(noticeBody("webhook", digest)).toMatchObject({ data: { waiting: { count: 3 } } });
  });

  it.each([
    [1, 5_000],
    [2, 10_000],
    [5, 80_000],
    [30, 3_600_000],
  ])("after %i attempts waits %i ms", (attempts, expected) => {
    expect(noticeBackoffMs(attempts)).toBe(expected);
  });
});
