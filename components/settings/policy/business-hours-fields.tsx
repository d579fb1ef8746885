import { Group, Stack, Switch, TextInput } from "@mantine/core";
import type { BusinessHours } from "@/lib/domain/approvals/business-hours";
import { DaysField, ownTimeZone, TimeZoneField } from "../day-fields";

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
    time_zone: ownTimeZone(),
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    to: "17:00",
  };
}

function Hours({
  hours,
  onChange,
}: { hours: BusinessHours } & Pick<BusinessHoursFieldsProps, "onChange">) {
  return (
    <>
      <DaysField days={hours.days} onChange={(days) => onChange({ ...hours, days })} />
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
        <TimeZoneField
          zone={hours.time_zone}
          onChange={(zone) => onChange({ ...hours, time_zone: zone })}
        />
      </Group>
    </>
  );
}
