"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Bytes } from "@/components/shared/bytes";
import { CopyButton } from "@/components/shared/copy-button";
import { JsonView } from "@/components/shared/json-view/json-view";
import { VisibleText } from "@/components/shared/visible-text";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import { blackboardCache } from "@/lib/client/blackboard";
import { useViewParams } from "@/lib/client/use-view-params";
import styles from "./blackboard.module.css";
import { useBoardParams } from "./use-board-params";
import { VersionList } from "./version-list";

const DiffPanel = dynamic(() => import("./diff-panel").then((module) => alive(module.DiffPanel)), {
  loading: () => <Skeleton height={160} />,
});

/** One key: the version that is looked at, what it changed, and all the others. */
export function KeyPanel({ name }: { name: string }) {
  const [{ project }] = useViewParams();
  const [{ version }] = useBoardParams();
  const list = useSuspenseInfiniteQuery(blackboardCache.versions(project, name));
  const versions = list.data.pages.flatMap(({ items }) => items);
  const at = Math.max(
    0,
    versions.findIndex((each) => each.version === version),
  );
  const shown = versions[at];
  if (!shown) return null;
  const before = versions[at + 1];
  return (
    <Stack gap="md">
      <Panel
        title={at === 0 ? "Value" : `Value of version ${shown.version}`}
        description={
          <span className={styles["path"]}>
            <VisibleText text={name} /> · <Bytes bytes={shown.bytes} />
          </span>
        }
        actions={<CopyButton value={name} label="Copy key" />}
      >
        <JsonView value={shown.value} label={`Version ${shown.version}`} />
      </Panel>
      {before ? <DiffPanel before={before} after={shown} /> : null}
      <Panel title="Versions">
        <VersionList versions={versions} shown={shown.version} />
        {list.hasNextPage ? (
          <Button
            size="xs"
            variant="default"
            mt="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show older ones
          </Button>
        ) : null}
      </Panel>
    </Stack>
  );
}
