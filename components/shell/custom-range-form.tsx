import { Button } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { type FormEvent, useState } from "react";
import styles from "./range-menu.module.css";

type Period = { from: string | null; to: string | null };
type CustomRangeFormProps = Period & { onApply: (period: Period) => void };

/** Two instants in the reader's zone; either end may stay open. */
export function CustomRangeForm({ from, to, onApply }: CustomRangeFormProps) {
  const [start, setStart] = useState(toPickerValue(from));
  const [end, setEnd] = useState(toPickerValue(to));
  const isBackwards = start !== null && end !== null && start >= end;
  const isEmpty = start === null && end === null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply({ from: toInstant(start), to: toInstant(end) });
  };

  return (
    <form className={styles["custom"]} onSubmit={apply}>
      <DateTimePicker
        label="From"
        placeholder="The beginning"
        valueFormat="YYYY-MM-DD HH:mm"
        value={start}
        onChange={setStart}
        popoverProps={{ withinPortal: false }}
        clearable
      />
      <DateTimePicker
        label="To"
        placeholder="Now"
        valueFormat="YYYY-MM-DD HH:mm"
        value={end}
        onChange={setEnd}
        error={isBackwards ? "Must be later than the start" : null}
        popoverProps={{ withinPortal: false }}
        clearable
      />
      <Button type="submit" disabled={isBackwards || isEmpty}>
        Show this range
      </Button>
    </form>
  );
}

/** The picker speaks local `YYYY-MM-DD HH:mm:ss`, the URL UTC. */
function toPickerValue(iso: string | null): string | null {
  if (iso === null) return null;
  const at = new Date(iso);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace("T", " ");
}

function toInstant(picked: string | null): string | null {
  return picked === null ? null : new Date(picked.replace(" ", "T")).toISOString();
}
