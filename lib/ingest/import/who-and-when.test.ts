import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { NativeEvent, type NativeEventInput } from "@/lib/domain/event/native-event";
import { nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { importConversationLog } from "./who-and-when";

const NOW = nanos(1_772_452_800_000_000_000n);

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), "utf8");
}

function importLog(text: string) {
  return importConversationLog(text, { fileName: "log.json", now: NOW });
}

function idsOf(events: readonly NativeEventInput[]) {
  return events.map(({ event_id }) => event_id);
}

function hopsOf(events: readonly NativeEventInput[]): string[] {
  return events.flatMap((event) =>
    event.event === "handoff_initiated" ? [`${event.from_agent}>${event.to_agent}`] : [],
  );
}

function refusalOf(text: string): unknown {
  try {
    return importLog(text);
  } catch (error) {
    return error instanceof AppError ? [error.code, error.message, error.issues] : error;
  }
}

describe("importConversationLog", () => {
  it.each(["hand-24.json", "algo-93.json", "algo-53.json"])(
    "reads %s into valid events with unique ids, one span per message",
    (name) => {
      const text = fixture(name);
      const { events } = importLog(text);
      const messages = text.match(/"content":/g) ?? [];
      const ids = idsOf(events);

      expect(events.filter((event) => !NativeEvent.safeParse(event).success)).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(events.filter(({ event }) => event === "span")).toHaveLength(messages.length + 1);
      expect(events.at(-1)).toMatchObject({ event: "trace_ended", status: "failed" });
    },
  );

  it("refuses a log of more messages than a request may hold, before it reads them", () => {
    const text = JSON.stringify(Array.from({ length: 10_001 }, () => 0));

    expect(refusalOf(text)).toEqual(["payload_too_large", expect.stringContaining("10000"), []]);
  });

  it("keeps the labels beside the conversation and marks the mistaken message", () => {
    const { events } = importLog(fixture("algo-53.json"));

    expect(events).toContainEqual(
      expect.objectContaining({
        name: "conversation log",
        attributes: expect.objectContaining({
          "log.times": "synthetic",
          "label.mistake_agent": "Verification_Expert",
          "label.mistake_step": "1",
        }),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ attributes: { "log.index": 1, "label.mistake": true } }),
    );
  });

  it.each([
    { said: "human|A|A (thought)|A (-> B)|B|A", hops: ["human>A", "A>B", "B>A"] },
    { said: "A|A|A", hops: [] },
    { said: "A (-> B)|A (thought)|A (-> C)|C", hops: ["A>B", "A>C"] },
    { said: "A (-> B)|C", hops: ["A>B", "A>C"] },
    { said: "A|B (-> C)", hops: ["A>B", "B>C"] },
    {
      said: "system|user|assistant|tool|assistant|user",
      hops: ["user>assistant", "assistant>user"],
    },
  ])("hands off in '$said' as $hops", ({ said, hops }) => {
    const history = said.split("|").map((role, index) => ({ role, content: `message ${index}` }));

    expect(hopsOf(importLog(JSON.stringify(history)).events)).toEqual(hops);
    expect(hopsOf(importLog(JSON.stringify({ history })).events)).toEqual(hops);
  });

  it("says that a named target who stayed silent got nothing", () => {
    const history = ["A (-> B)", "C"].map((role) => ({ role, content: "Please look" }));

    expect(importLog(JSON.stringify(history)).events).toContainEqual(
      expect.objectContaining({
        event: "task_failed",
        error: expect.objectContaining({ type: "not_delivered" }),
      }),
    );
  });

  it("passes on the message that crosses and prefers name to role", () => {
    const history = [
      { role: "assistant", name: "Geometry_Expert", content: "  \nArea is 12 m2\nin total" },
      { role: "user", name: "Computer_terminal", content: "exit code 0" },
    ];

    expect(importLog(JSON.stringify(history)).events).toContainEqual(
      expect.objectContaining({
        event: "handoff_initiated",
        from_agent: "Geometry_Expert",
        to_agent: "Computer_terminal",
        task: "Area is 12 m2",
        context: { message: "  \nArea is 12 m2\nin total" },
      }),
    );
  });

  it("gives the same ids whenever the same text is imported", () => {
    const text = fixture("hand-24.json");
    const later = importConversationLog(text, { fileName: "b.json", now: nanos(NOW + 10n ** 12n) });
    expect(later.traceId).toBe(importLog(text).traceId);
    expect(idsOf(later.events)).toEqual(idsOf(importLog(text).events));
  });

  it.each([
    ["{", ["invalid_input", "The log is not JSON", []]],
    ["[]", ["invalid_input", "The log holds no messages", []]],
    [
      '[{"role":"a","content":"x"},{"role":"b"}]',
      [
        "invalid_input",
        "1 messages cannot be read",
        [{ path: "history.1.content", message: "is missing" }],
      ],
    ],
    [
      '[{"content":"x"}]',
      [
        "invalid_input",
        "1 messages cannot be read",
        [{ path: "history.0", message: "has neither name nor role" }],
      ],
    ],
  ])("refuses %s and says why", (text, refusal) => {
    expect(refusalOf(text)).toEqual(refusal);
  });

  it.each(['{"messages": 3}', '"text"', "null", '{"history": ["hello"]}'])(
    "refuses the shape of %s",
    (text) => {
      expect(refusalOf(text)).toMatchObject([
        "invalid_input",
        expect.stringContaining("history"),
        expect.any(Array),
      ]);
    },
  );
});
