import { Stack, Switch, TagsInput } from "@mantine/core";
import type { DigestSchedule } from "@/lib/domain/notices/digest";
import { DaysField, ownTimeZone, TimeZoneField } from "../day-fields";

type DigestFieldsProps = {
  digest: DigestSchedule | null;
  onChange: (digest: DigestSchedule | null) => void;
};

export function DigestFields({ digest, onChange }: DigestFieldsProps) {
  return (
    <Stack gap="sm">
      <Switch
        label="As a digest: what waits, all at once, at set times"
        checked={digest !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? everyMorning() : null)}
      />
      {digest === null ? null : (
        <>
          <DaysField days={digest.days} onChange={(days) => onChange({ ...digest, days })} />
          <TagsInput
            label="Times"
            description="Such as 09:00; press Enter after each"
            value={digest.at}
            onChange={(at) => onChange({ ...digest, at })}
            acceptValueOnBlur
            maxTags={24}
          />
          <TimeZoneField
            zone={digest.time_zone}
            onChange={(zone) => onChange({ ...digest, time_zone: zone })}
          />
        </>
      )}
    </Stack>
  );
}

function everyMorning(): DigestSchedule {
  return {
    time_zone: ownTimeZone(),
    days: ["mon", "tue", "wed", "thu", "fri"],
    at: ["09:00"],
  };
}
