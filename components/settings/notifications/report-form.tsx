import { Button, Group, MultiSelect, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type SaveReportSchedule } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import { reportScheduleCache } from "@/lib/client/report-schedule";
import type { ReportScheduleDto } from "@/lib/contracts/report-schedule";
import { REPORT_PERIODS, type ReportPeriod } from "@/lib/domain/report/report-period";
import { ownTimeZone, TimeZoneField } from "../day-fields";

const NEVER = { value: "", label: "Never" };
const PERIOD_NAMES: Record<ReportPeriod, string> = {
  week: "Every Monday, of the week before",
  month: "On the first, of the month before",
};

type ReportFormProps = { project: string; save: SaveReportSchedule; saved: ReportScheduleDto };

export function ReportForm({ project, save, saved }: ReportFormProps) {
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
