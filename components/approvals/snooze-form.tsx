import { Button, Group } from "@mantine/core";
import { serverMs } from "@/lib/client/server-clock";
import styles from "./approvals.module.css";

const HOUR_MS = 3_600_000;
const TIMES = [
  { label: "1 hour", ms: HOUR_MS },
  { label: "4 hours", ms: 4 * HOUR_MS },
  { label: "1 day", ms: 24 * HOUR_MS },
  { label: "1 week", ms: 7 * 24 * HOUR_MS },
];

/** Off the list until then; the deadline stays. */
export function SnoozeForm({ onSubmit }: { onSubmit: (until: string) => void }) {
  return (
    <fieldset className={styles["group"]}>
      <legend>Snooze for</legend>
      <Group gap="xs">
        {TIMES.map(({ label, ms }) => (
          <Button
            key={label}
            variant="default"
            onClick={() => onSubmit(new Date(serverMs(Date.now()) + ms).toISOString())}
          >
            {label}
          </Button>
        ))}
      </Group>
    </fieldset>
  );
}
