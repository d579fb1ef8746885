"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { DeleteData, SaveRetention } from "@/lib/client/action";
import { dataCache } from "@/lib/client/data-life";
import { withQuery } from "@/lib/client/request";
import { DeleteForm } from "./delete-form";
import { RollupFailures } from "./rollup-failures";
import { SizesTable } from "./sizes-table";

const RetentionForm = dynamic(
  () => import("./retention-form").then((module) => alive(module.RetentionForm)),
  { loading: () => <Skeleton height={220} /> },
);

const PANEL_PX = 160;

type DataPanelsProps = { project: string; saveRetention: SaveRetention; deleteData: DeleteData };

export function DataPanels(props: DataPanelsProps) {
  return (
    <Stack>
      <QueryBoundary title="The data could not be read" skeleton={<Skeleton height={PANEL_PX} />}>
        <Known {...props} />
      </QueryBoundary>
      <Panel
        title="Export"
        description="Every trace of the project as native events, one a line, masked as it is stored. POST /api/v1/events takes them back."
      >
        <Button
          component="a"
          href={withQuery("/api/v1/export", { project: props.project })}
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          Export the project
        </Button>
      </Panel>
      <Panel
        title="Delete"
        description="A trace, a session, or all that was done for one person: contexts, spans, handoffs, runs, approvals and what was read off them. The audit log keeps that it was done, and no name."
      >
        <DeleteForm {...props} />
      </Panel>
    </Stack>
  );
}

function Known({ project, saveRetention }: DataPanelsProps) {
  const { data } = useSuspenseQuery(dataCache.of(project));
  return (
    <>
      <Panel
        title="Retention"
        description="For how many days this project keeps what. Empty: for ever. The demo is never old."
      >
        <RetentionForm project={project} saved={data.retention} save={saveRetention} />
      </Panel>
      <Panel
        title="What takes space"
        description="Tables of the whole installation, with their indexes."
      >
        <SizesTable data={data} />
      </Panel>
      <RollupFailures failures={data.rollup_failures} />
    </>
  );
}
