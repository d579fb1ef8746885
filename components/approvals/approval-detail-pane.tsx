"use client";

import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { ApprovalActions } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { ActionPanel } from "./action-panel";
import { approvalLook } from "./approval-look";
import styles from "./approvals.module.css";
import { ContextPanels } from "./context-panels";
import { DecisionArea } from "./decision-area";
import { Due } from "./due";
import { Presence } from "./presence";

type PaneProps = { id: string; project: string; actions: ApprovalActions; onBack: () => void };

export function ApprovalDetailPane({ id, project, actions, onBack }: PaneProps) {
  const [view] = useViewParams();
  // Which one it is shows only in the URL of this page: the server has nothing to prefetch.
  const { data, error, refetch } = useQuery(approvalsCache.one(view.project, id));
  return (
    <Stack gap="md">
      <Button
        variant="default"
        className={styles["back"] ?? ""}
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={onBack}
        w="max-content"
      >
        Back to the list
      </Button>
      {error && !data ? (
        <ProblemAlert
          title="The approval could not be read"
          problem={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data ? <Detail approval={data} project={project} actions={actions} /> : null}
      {!data && !error ? <Skeleton height={320} /> : null}
    </Stack>
  );
}

function Detail({
  approval,
  project,
  actions,
}: {
  approval: ApprovalDetail;
  project: string;
  actions: ApprovalActions;
}) {
  return (
    <>
      <Head approval={approval} />
      <Presence id={approval.id} />
      <ActionPanel approval={approval} />
      {/* The draft is for what was shown: when that changes, it begins anew. */}
      <DecisionArea
        key={approval.context_hash}
        approval={approval}
        project={project}
        actions={actions}
      />
      <ContextPanels approval={approval} />
    </>
  );
}

function Head({ approval }: { approval: ApprovalDetail }) {
  const { label, tone, icon } = approvalLook(approval);
  const { quorum } = approval;
  return (
    <Stack gap={4}>
      <Title order={2} className={styles["question"] ?? ""}>
        <bdi>{approval.question}</bdi>
      </Title>
      <Group gap="sm">
        <ToneBadge tone={tone} icon={icon}>
          {label}
        </ToneBadge>
        <Text component="span" size="sm">
          <bdi>{approval.requested_by}</bdi> asked <Instant at={approval.requested_at} /> (
          {approval.kind})
        </Text>
        {approval.due_at && approval.if_unanswered.length > 0 ? <Due at={approval.due_at} /> : null}
        {quorum.needed > 1 ? (
          <Text component="span" size="sm">
            {quorum.approved_by.length} of {quorum.needed} said yes
          </Text>
        ) : null}
        {approval.rule === null ? null : (
          <Text component="span" size="sm" c="dimmed">
            Rule: {approval.rule}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
