import { Checkbox, Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { type BusinessHours, WEEKDAYS } from "@/lib/domain/approvals/business-hours";

const DAY_NAMES: Record<(typeof WEEKDAYS)[number], string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

type BusinessHoursFieldsProps = {
  hours: BusinessHours | undefined;
  onChange: (hours: BusinessHours | undefined) => void;
};

export function BusinessHoursFields({ hours, onChange }: BusinessHoursFieldsProps) {
  return (
    <Stack gap="sm">
      <Switch
        label="There are business hours"
        checked={hours !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? usualHours() : undefined)}
      />
      {hours === undefined ? null : <Hours hours={hours} onChange={onChange} />}
    </Stack>
  );
}

/** The usual ones, on the reader's own clocks. */
function usualHours(): BusinessHours {
  return {
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    to: "17:00",
  };
}

function Hours({
  hours,
  onChange,
}: { hours: BusinessHours } & Pick<BusinessHoursFieldsProps, "onChange">) {
  const zones = [...new Set([hours.time_zone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <>
      <Checkbox.Group
        label="Days"
        value={hours.days}
        onChange={(days) =>
          onChange({ ...hours, days: WEEKDAYS.filter((day) => days.includes(day)) })
        }
      >
        <Group gap="sm" mt={4}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={day} label={DAY_NAMES[day]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" align="flex-start">
        <TextInput
          label="From"
          placeholder="09:00"
          w={100}
          maxLength={5}
          value={hours.from}
          onChange={({ currentTarget }) => onChange({ ...hours, from: currentTarget.value })}
        />
        <TextInput
          label="To"
          placeholder="17:00"
          w={100}
          maxLength={5}
          value={hours.to}
          onChange={({ currentTarget }) => onChange({ ...hours, to: currentTarget.value })}
        />
        <Select
          label="Time zone"
          searchable
          limit={100}
          data={zones}
          value={hours.time_zone}
          allowDeselect={false}
          onChange={(zone) => onChange({ ...hours, time_zone: zone ?? hours.time_zone })}
        />
      </Group>
    </>
  );
}
