"use client";

import { Anchor, Text, UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { AgentChip } from "@/components/shared/agent-chip";
import { EmptyState } from "@/components/shared/empty-state";
import { Instant } from "@/components/shared/instant";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VirtualRows } from "@/components/shared/virtual-rows";
import { conversationCache } from "@/lib/client/conversation";
import { useViewParams } from "@/lib/client/use-view-params";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { formatQuantity } from "@/lib/format/count";
import { MessageView } from "../messages/message-view";
import type { Timeline } from "../timeline/timeline-model";
import type { OnSelect, Selection } from "../trace-view";
import { useNextPage } from "../use-next-page";
import { Waiting } from "../waiting";
import styles from "./conversation.module.css";
import { type ConversationRow, prepareConversation, rowOfSelection } from "./prepare-conversation";

const ROW_PX = 72;
const HEIGHT_PX = 600;

type ConversationPaneProps = {
  detail: TraceDetailDto;
  timeline: Timeline;
  selection: Selection;
  onSelect: OnSelect;
};

/** What was said in the trace, each message once, with the handoffs between them. */
export function ConversationPane({ detail, timeline, selection, onSelect }: ConversationPaneProps) {
  const [{ project }] = useViewParams();
  const query = useInfiniteQuery(conversationCache.pages({ project, id: detail.trace.id }));
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const { handoffs } = detail;
  const rows = useMemo(
    () =>
      prepareConversation({ pages: data?.pages ?? [], handoffs, timeline, hasMore: hasNextPage }),
    [data, handoffs, timeline, hasNextPage],
  );
  const more = useNextPage(query);
  if (query.isPending) return <Waiting label="Loading the conversation" height={320} />;
  if (!data) {
    return (
      <ProblemAlert
        problem={query.error}
        title="The conversation could not be loaded"
        onRetry={() => void query.refetch()}
        isRetrying={isFetching}
      />
    );
  }
  const messages = rows.filter(({ kind }) => kind === "message").length;
  if (messages === 0 && !hasNextPage) return <NothingSaid />;
  return (
    <>
      <Text size="xs" c="dimmed" className={styles["count"] ?? ""}>
        {formatQuantity(messages, "message")}
        {hasNextPage ? " so far; more come as you read on" : ", each once"}
      </Text>
      <VirtualRows
        count={rows.length}
        label="Messages in order"
        rowPx={ROW_PX}
        heightPx={HEIGHT_PX}
        keyOf={(index) => rows[index]?.key ?? index}
        selected={rowOfSelection(rows, selection)}
        onNearEnd={more}
        className={styles["rows"]}
      >
        {(index) => {
          const row = rows[index];
          return row ? <Row row={row} onSelect={onSelect} /> : null;
        }}
      </VirtualRows>
      {isFetchNextPageError ? (
        <ProblemAlert
          problem={query.error}
          title="The next messages could not be loaded"
          onRetry={() => void fetchNextPage()}
          isRetrying={query.isFetchingNextPage}
        />
      ) : null}
    </>
  );
}

function Row({ row, onSelect }: { row: ConversationRow; onSelect: OnSelect }) {
  if (row.kind === "handoff") return <HandoffRow handoff={row.handoff} onSelect={onSelect} />;
  const { message, agent } = row;
  return (
    <MessageView
      message={message}
      aside={
        <>
          <AgentChip name={agent} />
          <Instant at={message.at} as="clock" />
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => onSelect({ kind: "span", id: message.span_id, handoffId: null })}
          >
            Open the span
          </Anchor>
        </>
      }
    />
  );
}

function HandoffRow({ handoff, onSelect }: { handoff: HandoffDto; onSelect: OnSelect }) {
  return (
    <UnstyledButton
      className={styles["handoff"]}
      onClick={() => onSelect({ kind: "handoff", id: handoff.id })}
    >
      <strong>Handoff {handoff.seq}</strong>
      <AgentChip name={handoff.from_agent} />
      <IconArrowRight size={14} aria-label="to" />
      <AgentChip name={handoff.to_agent} />
      <OutcomeBadge
        outcome={handoff.outcome}
        standing={handoff.standing}
        flags={handoff.flags}
        plain
      />
    </UnstyledButton>
  );
}

function NothingSaid() {
  return (
    <EmptyState
      kind="nothing-yet"
      title="No messages were recorded"
      description="Let your SDK record message content, or send input and output with each span."
    />
  );
}
