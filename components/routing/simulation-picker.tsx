"use client";

import { NativeSelect } from "@mantine/core";
import { useNow } from "@/components/ui/use-now";
import type { SimulationDto } from "@/lib/contracts/simulation";
import { formatLocalInstant } from "@/lib/format/instant";

type SimulationPickerProps = {
  simulations: readonly SimulationDto[];
  id: string;
  onPick: (id: string) => void;
};

/** The newest are kept. */
export function SimulationPicker({ simulations, id, onPick }: SimulationPickerProps) {
  const now = useNow(60_000);
  if (simulations.length < 2 || now === undefined) return null;
  return (
    <NativeSelect
      aria-label="Which simulation"
      value={id}
      onChange={(event) => onPick(event.currentTarget.value)}
      data={simulations.map((each) => ({
        value: each.id,
        label: `${formatLocalInstant(each.created_at, now)} by ${each.asked_by.slice(0, 40)}`,
      }))}
    />
  );
}
