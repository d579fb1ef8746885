"use client";

import { Button, Skeleton, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import { blackboardCache } from "@/lib/client/blackboard";
import { useViewParams } from "@/lib/client/use-view-params";
import styles from "./blackboard.module.css";
import { KeyTree } from "./key-tree-list";
import { PermissionsPanel } from "./permissions-panel";
import { useBoardParams } from "./use-board-params";

const KeyPanel = dynamic(() => import("./key-panel").then((module) => alive(module.KeyPanel)), {
  loading: () => <Skeleton height={360} />,
});

const TYPING_MS = 300;

/** What agents left for one another: keys, their versions, and who wrote and read them. */
export function BlackboardView() {
  const [{ key, prefix }, setParams] = useBoardParams();
  const search = useDebouncedCallback(
    (text: string) => void setParams({ prefix: text || null }),
    TYPING_MS,
  );
  return (
    <Stack gap="md">
      <PageHeader
        title="Blackboard"
        description="What agents left for one another. With a handoff only the key travels; every version is kept."
      />
      <div className={styles["split"]}>
        <Panel title="Keys">
          <TextInput
            aria-label="Prefix of the keys"
            placeholder="output/research/"
            size="xs"
            mb="xs"
            defaultValue={prefix}
            onChange={({ currentTarget }) => search(currentTarget.value)}
          />
          <QueryBoundary title="The keys could not be read" skeleton={<Skeleton height={240} />}>
            <Keys />
          </QueryBoundary>
        </Panel>
        <div className={styles["detail"]}>
          {key === null ? (
            <EmptyState
              kind="nothing-yet"
              title="No key chosen"
              description="Choose one to see its value, its versions, and who wrote and read them."
            />
          ) : (
            <QueryBoundary title="The key could not be read" skeleton={<Skeleton height={360} />}>
              <KeyPanel key={key} name={key} />
            </QueryBoundary>
          )}
        </div>
      </div>
      <QueryBoundary title="The permissions could not be read" skeleton={<Skeleton height={120} />}>
        <PermissionsPanel />
      </QueryBoundary>
    </Stack>
  );
}

function Keys() {
  const [{ project }] = useViewParams();
  const [{ prefix }] = useBoardParams();
  const list = useSuspenseInfiniteQuery(blackboardCache.keys(project, prefix));
  const entries = list.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return prefix === "" ? (
      <EmptyState
        kind="nothing-yet"
        title="Nothing was written yet"
        description="Hand off with data, or PUT a value to /api/v1/blackboard/output/{agent}/{name}."
      />
    ) : (
      <EmptyState kind="nothing-matches" title="No key begins like this" />
    );
  }
  return (
    <>
      <KeyTree entries={entries} />
      {list.hasNextPage ? (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </>
  );
}
