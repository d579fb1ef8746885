import { NativeSelect } from "@mantine/core";

export const WINDOWS = [5, 15, 60, 360, 1_440, 10_080, 43_200] as const;
export const COOL_DOWNS = [0, 15, 60, 360, 1_440] as const;

const WORDS: Record<number, string> = {
  0: "none",
  5: "5 minutes",
  15: "15 minutes",
  60: "hour",
  360: "6 hours",
  1_440: "day",
  10_080: "7 days",
  43_200: "30 days",
};

type MinutesFieldProps = {
  label: string;
  description?: string;
  choices: readonly number[];
  minutes: number;
  onChange: (minutes: number) => void;
};

/** What was set by the API stays among the choices. */
export function MinutesField({ choices, minutes, onChange, ...field }: MinutesFieldProps) {
  const all = [...new Set([...choices, minutes])].sort((one, other) => one - other);
  return (
    <NativeSelect
      {...field}
      value={String(minutes)}
      data={all.map((each) => ({ value: String(each), label: WORDS[each] ?? `${each} minutes` }))}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    />
  );
}
