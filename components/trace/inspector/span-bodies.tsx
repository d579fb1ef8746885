"use client";

import { SegmentedControl, Text } from "@mantine/core";
import { useMemo } from "react";
import type { SpanDetailDto } from "@/lib/contracts/trace";
import type { Message } from "@/lib/domain/conversation/message";
import { spanMessages } from "@/lib/domain/conversation/span-messages";
import { MessageView } from "../messages/message-view";
import { toShown } from "../messages/shown-message";
import type { TraceView } from "../trace-view";
import styles from "./inspector.module.css";
import { StageBody } from "./stage-body";

type SpanBodiesProps = {
  span: SpanDetailDto;
  project: string | null;
  shown: TraceView["body"];
  onShow: (shown: TraceView["body"]) => void;
};

/** What went in and came out: a model's as messages where they are, a tool's as arguments and result. */
export function SpanBodies({ span, project, shown, onShow }: SpanBodiesProps) {
  const messages = useMemo(() => messagesOf(span), [span]);
  const trace = { project, traceId: span.trace_id };
  const [input, output] = LABELS[span.kind === "tool" ? "tool" : "other"];
  return (
    <>
      {messages === null ? null : (
        <SegmentedControl
          className={styles["choice"] ?? ""}
          aria-label="Input and output as"
          value={shown}
          onChange={(value) => onShow(value === "json" ? "json" : "messages")}
          data={[
            { value: "messages", label: "Messages" },
            { value: "json", label: "JSON" },
          ]}
        />
      )}
      {messages !== null && shown === "messages" ? (
        <Messages {...messages} />
      ) : (
        <>
          <Body label={input} stage={span.input} trace={trace} />
          <Body label={output} stage={span.output} trace={trace} />
        </>
      )}
    </>
  );
}

const LABELS = { tool: ["Arguments", "Result"], other: ["Input", "Output"] } as const;

/** Null where the bodies are no messages, or are not here. */
function messagesOf(span: SpanDetailDto): { input: Message[]; output: Message[] } | null {
  const { kind, name, input, output } = span;
  const isHere = [input, output].every((stage) => stage?.omitted !== true);
  if (kind === "tool" || !isHere) return null;
  const values = { input: input?.value ?? null, output: output?.value ?? null };
  const messages = spanMessages({ kind, name, ...values });
  return [...messages.input, ...messages.output].some(speaks) ? messages : null;
}

function speaks({ text, calls, results }: Message): boolean {
  return text !== "" || calls.length + results.length > 0;
}

function Messages({ input, output }: { input: Message[]; output: Message[] }) {
  return (
    <>
      <MessageList label="Input" messages={input} />
      <MessageList label="Output" messages={output} />
    </>
  );
}

function MessageList({ label, messages }: { label: string; messages: readonly Message[] }) {
  return (
    <section aria-label={label} className={styles["messages"]}>
      <h4 className={styles["list-title"]}>{label}</h4>
      {messages.length === 0 ? <Text c="dimmed">Not recorded.</Text> : null}
      {messages.map((message, index) => (
        // A message has no identity but its place.
        <MessageView key={`${label} ${index}`} message={toShown(message)} />
      ))}
    </section>
  );
}

type BodyProps = {
  label: string;
  stage: SpanDetailDto["input"];
  trace: { project: string | null; traceId: string };
};

function Body({ label, stage, trace }: BodyProps) {
  if (stage === null) return <Text c="dimmed">{label}: not recorded.</Text>;
  return <StageBody stage={stage} label={label} trace={trace} />;
}
