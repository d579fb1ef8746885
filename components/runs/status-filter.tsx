"use client";

import { Select } from "@mantine/core";
import { RUN_STATUSES, type RunStatus } from "@/lib/domain/orchestration/run-state";
import { RUN_LOOKS } from "./run-look";

const ALL = "all";
const CHOICES = [
  { value: ALL, label: "All" },
  ...RUN_STATUSES.map((value) => ({ value, label: RUN_LOOKS[value].label })),
];

type StatusFilterProps = {
  status: RunStatus | null;
  onChange: (status: RunStatus | null) => void;
};

export function StatusFilter({ status, onChange }: StatusFilterProps) {
  return (
    <Select
      aria-label="Which runs"
      data={CHOICES}
      value={status ?? ALL}
      onChange={(value) => onChange(RUN_STATUSES.find((one) => one === value) ?? null)}
      allowDeselect={false}
    />
  );
}
