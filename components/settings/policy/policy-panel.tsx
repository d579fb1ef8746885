"use client";

import { Skeleton } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import dynamic from "next/dynamic";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { approvalPolicyCache } from "@/lib/client/approval-policy";
import type { SaveApprovalPolicy } from "@/lib/client/action";

const PolicyForm = dynamic(
  () => import("./policy-form").then((module) => alive(module.PolicyForm)),
  {
    loading: () => <Skeleton height={FORM_PX} />,
  },
);

const FORM_PX = 420;

type PolicyPanelProps = { project: string; canEdit: boolean; savePolicy: SaveApprovalPolicy };

export function PolicyPanel(props: PolicyPanelProps) {
  return (
    <QueryBoundary
      title="The approval policy could not be read"
      skeleton={<Skeleton height={FORM_PX} />}
    >
      <Policy {...props} />
    </QueryBoundary>
  );
}

/** The draft starts from what was read; only taking what is stored replaces it. */
function Policy({ project, ...props }: PolicyPanelProps) {
  const queryClient = useQueryClient();
  const { data: policy } = useSuspenseQuery(approvalPolicyCache.policy(project));
  const [taken, setTaken] = useState(0);
  const takeStored = async () => {
    await queryClient.fetchQuery({ ...approvalPolicyCache.policy(project), staleTime: 0 });
    setTaken((count) => count + 1);
  };
  return <PolicyForm key={`${project} ${taken}`} {...{ project, policy, takeStored }} {...props} />;
}
