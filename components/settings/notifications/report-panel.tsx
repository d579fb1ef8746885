"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Instant } from "@/components/shared/instant";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { SaveReportSchedule } from "@/lib/client/action";
import { reportScheduleCache } from "@/lib/client/report-schedule";

const ReportForm = dynamic(
  () => import("./report-form").then((module) => alive(module.ReportForm)),
  {
    loading: () => <Skeleton height={96} />,
  },
);

const PANEL_PX = 200;
type ReportPanelProps = { project: string; save: SaveReportSchedule };

/** The report, sent by itself. */
export function ReportPanel(props: ReportPanelProps) {
  return (
    <QueryBoundary
      title="The report's schedule could not be read"
      skeleton={<Skeleton height={PANEL_PX} aria-busy />}
    >
      <ReportTimes {...props} />
    </QueryBoundary>
  );
}

function ReportTimes(props: ReportPanelProps) {
  const { data } = useSuspenseQuery(reportScheduleCache.of(props.project));
  return (
    <Panel
      title="Scheduled report"
      description="The page Report of a whole week or month: in full by e-mail and webhook, its head figures to Slack."
    >
      <Stack gap="sm">
        {data.next_at === null ? null : (
          <Text size="sm">
            Next <Instant at={data.next_at} />
            {data.last_at === null ? null : (
              <>
                , last sent <Instant at={data.last_at} />
              </>
            )}
          </Text>
        )}
        <ReportForm key={JSON.stringify(data)} {...props} saved={data} />
      </Stack>
    </Panel>
  );
}
