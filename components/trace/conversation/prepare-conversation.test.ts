import { describe, expect, it } from "vitest";
import type { ConversationMessageDto } from "@/lib/contracts/conversation";
import { at, makeHandoff } from "../trace-fixtures";
import { type ConversationRow, prepareConversation, rowOfSelection } from "./prepare-conversation";

function message(text: string, atMs: number, over: Partial<ConversationMessageDto> = {}) {
  return {
    id: text,
    key: text,
    at: at(atMs),
    span_started_at: at(atMs),
    span_id: `span of ${text}`,
    agent: null,
    role: "user" as const,
    name: null,
    text,
    text_chars: text.length,
    calls: [],
    results: [],
    other: [],
    is_unread: false,
    ...over,
  };
}

const drawn = (rows: readonly ConversationRow[]) =>
  rows.map((row) => (row.kind === "handoff" ? `→ ${row.handoff.id}` : row.message.text));

const handoffs = [
  makeHandoff(1, ["a", "b"], { initiatedMs: 10 }),
  makeHandoff(2, ["b", "a"], { initiatedMs: 30 }),
];

describe("prepareConversation", () => {
  it("puts handoffs between the messages that they came between", () => {
    const pages = [{ items: [message("hi", 0), message("work", 20)] }];
    const all = { pages, handoffs, timeline: { lanes: [] } };

    expect(drawn(prepareConversation({ ...all, hasMore: false }))).toEqual([
      "hi",
      "→ h1",
      "work",
      "→ h2",
    ]);
    expect(drawn(prepareConversation({ ...all, hasMore: true }))).toEqual(["hi", "→ h1", "work"]);
  });

  it("puts a handoff after the call that made it, however long that lasts", () => {
    const call = { span_id: "call", span_started_at: at(0) };
    const pages = [{ items: [message("hi", 0, call), message("transfer", 40, call)] }];

    expect(
      drawn(prepareConversation({ pages, handoffs, timeline: { lanes: [] }, hasMore: false })),
    ).toEqual(["hi", "transfer", "→ h1", "→ h2"]);
  });

  it("shows a message once, however many pages repeat it", () => {
    const pages = [
      { items: [message("hi", 0)] },
      { items: [message("hi", 5, { id: "again" }), message("more", 6)] },
    ];

    expect(
      drawn(prepareConversation({ pages, handoffs: [], timeline: { lanes: [] }, hasMore: false })),
    ).toEqual(["hi", "more"]);
  });

  it("finds the row of what is selected", () => {
    const pages = [{ items: [message("hi", 0), message("work", 20)] }];
    const rows = prepareConversation({ pages, handoffs, timeline: { lanes: [] }, hasMore: false });

    expect(rowOfSelection(rows, { kind: "handoff", id: "h1" })).toBe(1);
    expect(rowOfSelection(rows, { kind: "span", id: "span of work", handoffId: null })).toBe(2);
    expect(rowOfSelection(rows, { kind: "agent", name: "a" })).toBe(-1);
  });
});
