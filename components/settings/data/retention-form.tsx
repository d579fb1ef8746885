import { Button, Group, NumberInput, SimpleGrid, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { orThrow, type SaveRetention } from "@/lib/client/action";
import { dataCache } from "@/lib/client/data-life";
import type { RetentionBody } from "@/lib/contracts/data-life";

const DAYS_MAX = 3650;

type RetentionFormProps = { project: string; saved: RetentionBody; save: SaveRetention };

export function RetentionForm({ project, saved, save }: RetentionFormProps) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(saved);
  const saving = useMutation({
    mutationFn: () => orThrow(save({ project, ...draft })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: dataCache.all }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const field = (kind: keyof RetentionBody) => ({
    value: draft[kind] ?? "",
    onChange: (value: string | number) =>
      setDraft({ ...draft, [kind]: typeof value === "number" ? value : null }),
    min: 1,
    max: DAYS_MAX,
    suffix: " days",
    allowDecimal: false,
    placeholder: "for ever",
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label="Traces"
            description="All of a trace that came, and has been silent, for so long"
            {...field("traces")}
          />
          <NumberInput
            label="Work of the runtime"
            description="Tasks, runs and approvals, while their trace stays"
            {...field("work")}
          />
          <NumberInput
            label="Contexts and messages"
            description="Their text alone; handoffs, spans, figures and findings stay"
            {...field("bodies")}
          />
        </SimpleGrid>
        {saving.isError ? (
          <ProblemAlert title="The retention was not saved" problem={saving.error} />
        ) : null}
        {saving.isSuccess ? (
          <SuccessNote>Saved. It is applied within ten minutes.</SuccessNote>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
