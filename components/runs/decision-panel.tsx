"use client";

import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { alive } from "@/components/ui/alive";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { DecideApproval } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";

const DecisionForm = dynamic(
  () => import("./decision-form").then((module) => alive(module.DecisionForm)),
  { loading: () => <Skeleton height={220} /> },
);

type DecisionPanelProps = { id: string; project: string; decide: DecideApproval };

/** The question that the run waits for, what will be done on a yes, and the answer. */
export function DecisionPanel({ id, project, decide }: DecisionPanelProps) {
  const [view] = useViewParams();
  // Which question it is shows only once the run is read: the server has nothing to prefetch.
  const { data: approval, error, refetch } = useQuery(approvalsCache.one(view.project, id));
  if (error) {
    const retry = () => void refetch();
    return <ProblemAlert title="The question could not be read" problem={error} onRetry={retry} />;
  }
  if (!approval) return <Skeleton height={180} />;
  return (
    <Panel
      title="A person must decide"
      description={<bdi>{approval.question}</bdi>}
      actions={
        <TextLink href={viewHref(`/approvals?selected=${encodeURIComponent(id)}`, view)}>
          Open in the inbox
        </TextLink>
      }
    >
      {approval.pending ? (
        <Text component="output">
          <bdi>{approval.pending.by}</bdi> decided; it takes effect in a few seconds. It can be
          taken back in the inbox until then.
        </Text>
      ) : (
        <DecisionForm key={approval.id} approval={approval} project={project} decide={decide} />
      )}
    </Panel>
  );
}
