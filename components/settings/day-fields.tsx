import { Checkbox, Group, Select } from "@mantine/core";
import { WEEKDAYS } from "@/lib/domain/approvals/weekdays";

type Weekday = (typeof WEEKDAYS)[number];

const DAY_NAMES: Record<Weekday, string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

type DaysFieldProps = { days: readonly Weekday[]; onChange: (days: Weekday[]) => void };

export function DaysField({ days, onChange }: DaysFieldProps) {
  return (
    <Checkbox.Group
      label="Days"
      value={[...days]}
      onChange={(chosen) => onChange(WEEKDAYS.filter((day) => chosen.includes(day)))}
    >
      <Group gap="sm" mt={4}>
        {WEEKDAYS.map((day) => (
          <Checkbox key={day} value={day} label={DAY_NAMES[day]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

type TimeZoneFieldProps = { zone: string; onChange: (zone: string) => void };

export function TimeZoneField({ zone, onChange }: TimeZoneFieldProps) {
  return (
    <Select
      label="Time zone"
      searchable
      limit={100}
      data={[...new Set([zone, "UTC", ...Intl.supportedValuesOf("timeZone")])]}
      value={zone}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? zone)}
    />
  );
}

/** The reader's own. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
