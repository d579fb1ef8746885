"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type HandoffKey, handoffsCache } from "@/lib/client/handoffs";
import type { HandoffEventDto } from "@/lib/contracts/handoff";
import { EventBody } from "../raw/event-body";
import { Waiting } from "../waiting";
import styles from "./inspector.module.css";

/** The native events a handoff was folded from, in order. */
export function EventsTab({ handoff, isOpen }: { handoff: HandoffKey; isOpen: boolean }) {
  const events = useQuery(handoffsCache.events(handoff, isOpen));
  if (events.isPending) return <Waiting label="Loading events" />;
  if (events.isError) {
    return (
      <ProblemAlert
        problem={events.error}
        title="The events could not be loaded"
        onRetry={() => void events.refetch()}
        isRetrying={events.isFetching}
      />
    );
  }
  if (events.data.length === 0) {
    return (
      <Text c="dimmed" className={styles["tab"] ?? ""}>
        No events are kept for this handoff.
      </Text>
    );
  }
  return (
    <ol className={styles["events"]}>
      {events.data.map((event) => (
        <EventItem key={event.event_id} event={event} handoff={handoff} />
      ))}
    </ol>
  );
}

function EventItem({ event, handoff }: { event: HandoffEventDto; handoff: HandoffKey }) {
  return (
    <li>
      <details className={styles["event"]}>
        <summary>
          <code>{event.event}</code>
          <span className={styles["event-source"]}>{event.source}</span>
          <Instant at={event.at} as="clock" />
        </summary>
        <EventBody name={event.event} body={event.body} trace={handoff} />
      </details>
    </li>
  );
}
