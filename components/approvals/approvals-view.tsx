"use client";

import { Skeleton, Stack } from "@mantine/core";
import dynamic from "next/dynamic";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import type { ApprovalActions } from "@/lib/client/action";
import { ApprovalList } from "./approval-list";
import styles from "./approvals.module.css";
import { InboxBar } from "./inbox-bar";
import { NotifySwitch } from "./notify-switch";
import { useInbox } from "./use-inbox";

/** The list is there before it: what is looked at in detail comes with the first that is chosen. */
const ApprovalDetailPane = dynamic(
  () => import("./approval-detail-pane").then((module) => module.ApprovalDetailPane),
  { ssr: false, loading: () => <Skeleton height={320} /> },
);

type ApprovalsViewProps = { project: string; actions: ApprovalActions };

/** Where people steer agents: what waits for them, and all they need to decide it. */
export function ApprovalsView({ project, actions }: ApprovalsViewProps) {
  return (
    <Stack gap="md">
      <PageHeader
        title="Approvals"
        description="What agents may do only when a person says so: look, change, approve or refuse."
      >
        <NotifySwitch />
      </PageHeader>
      <InboxBar />
      <QueryBoundary title="The approvals could not be read" skeleton={<Skeleton height={320} />}>
        <Inbox project={project} actions={actions} />
      </QueryBoundary>
    </Stack>
  );
}

function Inbox({ project, actions }: ApprovalsViewProps) {
  const inbox = useInbox();
  return (
    <div className={styles["inbox"]} data-selected={inbox.selected ?? undefined}>
      <ApprovalList inbox={inbox} />
      <div className={styles["detail"]}>
        {inbox.selected === null ? null : (
          <ApprovalDetailPane
            key={inbox.selected}
            id={inbox.selected}
            project={project}
            actions={actions}
            onBack={() => inbox.select(null)}
          />
        )}
      </div>
    </div>
  );
}
