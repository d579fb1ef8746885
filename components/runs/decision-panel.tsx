"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Panel } from "@/components/ui/panel";
import type { DecideApproval } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import { DecisionForm } from "./decision-form";

type DecisionPanelProps = { id: string; project: string; decide: DecideApproval };

/** The question that the run waits for, what will be done on a yes, and the answer. */
export function DecisionPanel({ id, project, decide }: DecisionPanelProps) {
  const [view] = useViewParams();
  const { data: approval } = useSuspenseQuery(approvalsCache.one(view.project, id));
  return (
    <Panel title="A person must decide" description={<bdi>{approval.question}</bdi>}>
      <DecisionForm key={approval.id} approval={approval} project={project} decide={decide} />
    </Panel>
  );
}
