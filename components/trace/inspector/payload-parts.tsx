"use client";

import { Button } from "@mantine/core";
import { useInfiniteQuery, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { LinesView } from "@/components/shared/json-view/lines-view";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type PayloadKey, payloadsCache } from "@/lib/client/payloads";
import type { PayloadPartDto } from "@/lib/contracts/payload";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { indentJson } from "@/lib/format/indent-json";
import { Waiting } from "../waiting";

const HEIGHT_PX = 420;

type PayloadPartsProps = PayloadKey & {
  label: string;
  maxHeight?: number;
  selectedPath?: string | null;
};

/** A large payload: its beginning at once, the rest on request, and always how much of it is shown. */
export function PayloadParts({
  label,
  maxHeight = HEIGHT_PX,
  selectedPath = null,
  ...key
}: PayloadPartsProps) {
  const query = useInfiniteQuery(payloadsCache.parts(key));
  const parts = query.data?.pages;
  const text = useMemo(() => (parts ?? []).map((part) => part.text).join(""), [parts]);
  const lines = useMemo(() => indentJson(text), [text]);
  const [first] = parts ?? [];
  if (query.isError && !first) {
    return (
      <ProblemAlert
        problem={query.error}
        title="This payload could not be loaded"
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  if (!first || !parts) return <Waiting label={`Loading ${label.toLowerCase()}`} />;
  return (
    <LinesView
      lines={lines}
      label={`${label}, ${formatBytes(first.bytes)}`}
      maxHeight={maxHeight}
      copy={text}
      footer={<PartsFooter query={query} part={parts.at(-1) ?? first} path={selectedPath} />}
    />
  );
}

type PartsFooterProps = {
  query: Pick<
    UseInfiniteQueryResult,
    "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "fetchNextPage"
  >;
  /** The last one that is shown. */
  part: PayloadPartDto;
  path: string | null;
};

function PartsFooter({ query, part, path }: PartsFooterProps) {
  return (
    <>
      <span>
        Showing {formatCount(part.next_offset ?? part.chars)} of {formatCount(part.chars)}{" "}
        characters
      </span>
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="compact-xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
      {path === null ? null : (
        <span>
          Too large to mark <code>{path}</code> in it
        </span>
      )}
      {query.isFetchNextPageError ? (
        <span role="alert">The next part could not be loaded. Try again.</span>
      ) : null}
    </>
  );
}
