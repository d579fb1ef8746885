"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useToggledPaths } from "@/components/shared/json-view/use-toggled-paths";
import { traceRecordsCache } from "@/lib/client/trace-records";
import type { TraceKey } from "@/lib/client/traces";
import type { OnSelect, Selection } from "../trace-view";
import { EventBody } from "./event-body";
import { RawList } from "./raw-list";
import { RawRecord } from "./raw-record";

type RawEventsProps = { trace: TraceKey; selection: Selection; onSelect: OnSelect };

/** Every event, sent or read off spans. */
export function RawEvents({ trace, selection, onSelect }: RawEventsProps) {
  const query = useInfiniteQuery(traceRecordsCache.events(trace));
  const [open, toggle] = useToggledPaths();
  return (
    <RawList
      noun="event"
      query={query}
      idOf={({ event_id }) => event_id}
      isSelected={({ handoff_id }) => selection.kind === "handoff" && selection.id === handoff_id}
    >
      {({ event_id, event, source, at, body, handoff_id }) => (
        <RawRecord
          kind={event}
          name={source}
          at={at}
          isOpen={open.has(event_id)}
          onToggle={() => {
            toggle(event_id);
            const opens = !open.has(event_id);
            if (opens && handoff_id !== null) onSelect({ kind: "handoff", id: handoff_id });
          }}
        >
          <EventBody
            name={event}
            body={body}
            trace={{ project: trace.project, traceId: trace.id }}
          />
        </RawRecord>
      )}
    </RawList>
  );
}
