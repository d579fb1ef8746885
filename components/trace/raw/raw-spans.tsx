"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { JsonView } from "@/components/shared/json-view/json-view";
import { useToggledPaths } from "@/components/shared/json-view/use-toggled-paths";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { traceRecordsCache } from "@/lib/client/trace-records";
import { type TraceKey, tracesCache } from "@/lib/client/traces";
import type { SpanDetailDto } from "@/lib/contracts/trace";
import { StageBody } from "../inspector/stage-body";
import type { OnSelect, Selection } from "../trace-view";
import { Waiting } from "../waiting";
import { RawList } from "./raw-list";
import { RawRecord } from "./raw-record";

type RawSpansProps = { trace: TraceKey; selection: Selection; onSelect: OnSelect };

/** Every span; a record is fetched when it is opened. */
export function RawSpans({ trace, selection, onSelect }: RawSpansProps) {
  const query = useInfiniteQuery(traceRecordsCache.spans(trace));
  const [open, toggle] = useToggledPaths();
  return (
    <RawList
      noun="span"
      query={query}
      idOf={({ id }) => id}
      isSelected={({ id }) => selection.kind === "span" && selection.id === id}
    >
      {({ id, kind, name, started_at }) => (
        <RawRecord
          kind={kind}
          name={name}
          at={started_at}
          isOpen={open.has(id)}
          onToggle={() => {
            toggle(id);
            if (!open.has(id)) onSelect({ kind: "span", id, handoffId: null });
          }}
        >
          <SpanRecord trace={trace} id={id} />
        </RawRecord>
      )}
    </RawList>
  );
}

function SpanRecord({ trace, id }: { trace: TraceKey; id: string }) {
  const span = useQuery(tracesCache.span(trace, id));
  if (span.isPending) return <Waiting label="Loading the span" />;
  if (span.isError) {
    return (
      <ProblemAlert
        problem={span.error}
        title="This span could not be loaded"
        onRetry={() => void span.refetch()}
        isRetrying={span.isFetching}
      />
    );
  }
  return <SpanJson span={span.data} trace={trace} />;
}

/** The bodies stand apart: they may be too large to be a part of the record. */
function SpanJson({ span, trace }: { span: SpanDetailDto; trace: TraceKey }) {
  const { input, output, ...record } = span;
  const place = { project: trace.project, traceId: trace.id };
  return (
    <>
      <JsonView value={record} label="Span" />
      {input === null ? null : <StageBody stage={input} label="Input" trace={place} />}
      {output === null ? null : <StageBody stage={output} label="Output" trace={place} />}
    </>
  );
}
