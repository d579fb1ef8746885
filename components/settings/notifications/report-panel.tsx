"use client";

import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { orThrow, type SaveReportSchedule } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import { reportScheduleCache } from "@/lib/client/report-schedule";
import type { ReportScheduleDto } from "@/lib/contracts/report-schedule";
import { REPORT_PERIODS, type ReportPeriod } from "@/lib/domain/report/report-period";
import { ownTimeZone, TimeZoneField } from "../day-fields";

const PANEL_PX = 200;
const NEVER = { value: "", label: "Never" };
const PERIOD_NAMES: Record<ReportPeriod, string> = {
  week: "Every Monday, of the week before",
  month: "On the first, of the month before",
};

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

function ReportForm({ project, save, saved }: ReportPanelProps & { saved: ReportScheduleDto }) {
  const queryClient = useQueryClient();
  const { data: channels } = useSuspenseQuery(channelsCache.list(project));
  const [schedule, setSchedule] = useState(saved.schedule);
  const [chosen, setChosen] = useState(saved.channel_ids ?? []);
  const saving = useMutation({
    mutationFn: () =>
      orThrow(save({ project, schedule, channel_ids: chosen.length === 0 ? null : chosen })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: reportScheduleCache.all }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const changeEvery = (value: string) => {
    const every = REPORT_PERIODS.find((each) => each === value);
    const rest = schedule ?? { time_zone: ownTimeZone(), at: "08:00" };
    setSchedule(every ? { ...rest, every } : null);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label="Send it"
          value={schedule?.every ?? ""}
          data={[NEVER, ...REPORT_PERIODS.map((value) => ({ value, label: PERIOD_NAMES[value] }))]}
          onChange={({ currentTarget }) => changeEvery(currentTarget.value)}
        />
        {schedule ? (
          <>
            <Group grow align="flex-start">
              <TextInput
                label="At"
                type="time"
                value={schedule.at}
                onChange={({ currentTarget }) =>
                  setSchedule({ ...schedule, at: currentTarget.value })
                }
                required
              />
              <TimeZoneField
                zone={schedule.time_zone}
                onChange={(zone) => setSchedule({ ...schedule, time_zone: zone })}
              />
            </Group>
            <MultiSelect
              label="To"
              description="None chosen: every channel of the project"
              data={channels.items.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen}
              onChange={setChosen}
            />
          </>
        ) : null}
        {saving.isError ? (
          <ProblemAlert title="The schedule was not saved" problem={saving.error} />
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending}>
            Save the schedule
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
