"use client";

import { Button, FileButton, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { orThrow } from "@/lib/client/action";
import { rulesCache } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import type { RuleVersionDto } from "@/lib/contracts/rules";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import type { RulesActions } from "./rules-actions";
import { RulesDiff } from "./rules-diff";
import styles from "./routing.module.css";

type VersionsPanelProps = {
  project: string;
  canEdit: boolean;
  newest: number;
  draft: RuleSet;
  published: RuleSet;
  rollBack: RulesActions["rollBack"];
  onImport: (document: RuleSet) => void;
  onRolledBack: () => void;
};

export function VersionsPanel(props: VersionsPanelProps) {
  return (
    <Panel title="Versions" actions={<Transfer {...props} />}>
      <QueryBoundary title="The versions could not be read" skeleton={<Skeleton height={160} />}>
        <Versions {...props} />
      </QueryBoundary>
    </Panel>
  );
}

/** The rules as a file, and back: what is read becomes the draft. */
function Transfer({ canEdit, draft, onImport }: VersionsPanelProps) {
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const { RuleSet } = await import("@/lib/domain/routing/rule-set");
      return RuleSet.parse(JSON.parse(await file.text()));
    },
    onSuccess: onImport,
  });
  const href = `data:application/json,${encodeURIComponent(JSON.stringify(draft, null, 2))}`;
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        <Button variant="default" component="a" href={href} download="rules.json">
          Export
        </Button>
        {canEdit ? (
          <FileButton
            accept="application/json"
            onChange={(file) => {
              if (file) reading.mutate(file);
            }}
          >
            {(props) => (
              <Button {...props} variant="default" loading={reading.isPending}>
                Import
              </Button>
            )}
          </FileButton>
        ) : null}
      </Group>
      {reading.isError ? (
        <ProblemAlert title="The file holds no rules" problem={reading.error} />
      ) : null}
    </Stack>
  );
}

function Versions(props: VersionsPanelProps) {
  const [view] = useViewParams();
  const list = useSuspenseInfiniteQuery(rulesCache.versions(view.project));
  const versions = list.data.pages.flatMap(({ items }) => items);
  if (versions.length === 0) {
    return (
      <EmptyState
        kind="nothing-yet"
        title="Nothing is published yet"
        description="Write a rule and publish it; every version is kept."
      />
    );
  }
  return (
    <Stack gap="sm" align="flex-start">
      <ul className={styles["versions"]} aria-label="Versions">
        {versions.map((version, index) => (
          <Version
            key={version.version}
            version={version}
            before={versions[index + 1]?.document ?? NO_RULES}
            {...props}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

type VersionProps = VersionsPanelProps & { version: RuleVersionDto; before: RuleSet };

function Version({ version, before, ...props }: VersionProps) {
  const { project, canEdit, newest, published, rollBack, onRolledBack } = props;
  const rolling = useMutation({
    mutationFn: () => orThrow(rollBack({ project, version: version.version, base: newest })),
    onSuccess: onRolledBack,
  });
  const isInForce = version.version === newest;
  return (
    <li>
      <Group justify="space-between">
        <Text fw={600}>
          Version {version.version}
          {isInForce ? " (in force)" : ""}
        </Text>
        {canEdit && !isInForce ? (
          <Button variant="default" loading={rolling.isPending} onClick={() => rolling.mutate()}>
            Roll back to {version.version}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        <VisibleText text={version.author} /> <Instant at={version.created_at} />
        {version.note === "" ? null : (
          <>
            : <VisibleText text={version.note} />
          </>
        )}
      </Text>
      <details>
        <summary>What it changed</summary>
        <RulesDiff before={before} after={version.document} />
      </details>
      {isInForce ? null : (
        <details>
          <summary>What rolling back would change</summary>
          <RulesDiff before={published} after={version.document} />
        </details>
      )}
      {rolling.isError ? (
        <ProblemAlert title="It was not rolled back" problem={rolling.error} />
      ) : null}
    </li>
  );
}
