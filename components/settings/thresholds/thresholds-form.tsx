import { Button, Fieldset, Group, NumberInput, SimpleGrid, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { orThrow, type SaveThresholds } from "@/lib/client/action";
import { thresholdsCache } from "@/lib/client/finding-thresholds";
import type { ThresholdsDto, ThresholdValues } from "@/lib/contracts/finding-thresholds";
import { THRESHOLD_RANGES } from "@/lib/domain/findings/thresholds";
import { THRESHOLD_GROUPS, type ThresholdField } from "./threshold-fields";
import { LastChange } from "../last-change";

const SHARE_STEP = 0.05;

type ThresholdsFormProps = {
  project: string;
  canEdit: boolean;
  stored: ThresholdsDto;
  save: SaveThresholds;
};

export function ThresholdsForm({ project, canEdit, stored, save }: ThresholdsFormProps) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(stored.values);
  const saving = useMutation({
    mutationFn: () => orThrow(save({ project, ...draft })),
    onSuccess: (saved) => queryClient.setQueryData(thresholdsCache.of(project).queryKey, saved),
  });
  const change = (changed: Partial<ThresholdValues>) => {
    saving.reset();
    setDraft({ ...draft, ...changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {THRESHOLD_GROUPS.map(({ title, fields }) => (
          <Fieldset key={title} legend={title} disabled={!canEdit}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {fields.map((field) => (
                <Field
                  key={field.name}
                  {...{ field, draft }}
                  usual={stored.defaults[field.name]}
                  onChange={change}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
        ))}
        {saving.isError ? (
          <ProblemAlert title="The thresholds were not saved" problem={saving.error} />
        ) : null}
        {saving.isSuccess ? (
          <SuccessNote>
            Saved. New traces are judged by them at once; those that are here are analysed again in
            the background.
          </SuccessNote>
        ) : null}
        <Group justify="space-between" gap="xs">
          <LastChange at={stored.updated_at} by={stored.updated_by} />
          <Group gap="xs">
            <Button variant="default" disabled={!canEdit} onClick={() => change(stored.defaults)}>
              Take the defaults
            </Button>
            <Button type="submit" disabled={!canEdit} loading={saving.isPending}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

type FieldProps = {
  field: ThresholdField;
  draft: ThresholdValues;
  usual: number;
  onChange: (changed: Partial<ThresholdValues>) => void;
};

function Field({ field: { name, key, label, unit }, draft, usual, onChange }: FieldProps) {
  const { min, max, isWhole } = THRESHOLD_RANGES[key];
  const isDefault = draft[name] === usual;
  return (
    <NumberInput
      label={label}
      description={isDefault ? "The default" : `The default is ${usual.toLocaleString("en")}`}
      required
      withAsterisk={false}
      value={draft[name]}
      onChange={(value) => (typeof value === "number" ? onChange({ [name]: value }) : undefined)}
      min={min}
      max={max}
      step={isWhole ? 1 : SHARE_STEP}
      allowDecimal={!isWhole}
      thousandSeparator=","
      suffix={unit === undefined ? "" : ` ${unit}`}
    />
  );
}
