import { Button } from "@mantine/core";
import { IconArrowsLeftRight } from "@tabler/icons-react";
import Link from "next/link";
import { type ViewParams, viewHref } from "@/lib/client/view-params";
import styles from "./traces.module.css";

type CompareBarProps = { ids: readonly string[]; view: ViewParams; onClear: () => void };

/** What becomes of the chosen traces. */
export function CompareBar({ ids: [a, b], view, onClear }: CompareBarProps) {
  if (a === undefined) return null;
  return (
    <div className={styles["compare"]}>
      <span aria-live="polite">
        {b === undefined ? "One trace chosen: choose another to compare them" : "Two traces chosen"}
      </span>
      {b === undefined ? null : (
        <Button
          component={Link}
          href={viewHref(`/traces/compare?${new URLSearchParams({ a, b }).toString()}`, view)}
          leftSection={<IconArrowsLeftRight size={14} aria-hidden />}
        >
          Compare
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={onClear}>
        Let go
      </Button>
    </div>
  );
}
