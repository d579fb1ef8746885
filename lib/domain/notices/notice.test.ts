import { describe, expect, it } from "vitest";
import { noticeBackoffMs, noticeBody, type NoticeContent } from "./notice";

const content: NoticeContent = {
  type: "approval.requested",
  at: "2026-01-15T12:00:00Z",
  url: "https://baton.example/approvals?selected=a1",
  approval: {
    id: "a1",
    kind: "refund",
    title: "Pay <b>30</b> & more?",
    requested_by: "billing",
    assignee: null,
    due_at: null,
  },
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

  it.each([
    [1, 5_000],
    [2, 10_000],
    [5, 80_000],
    [30, 3_600_000],
  ])("after %i attempts waits %i ms", (attempts, expected) => {
    expect(noticeBackoffMs(attempts)).toBe(expected);
  });
});
