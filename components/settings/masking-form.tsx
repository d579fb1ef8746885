import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { orThrow, type SaveMaskingPolicy } from "@/lib/client/action";
import { maskingPolicyCache } from "@/lib/client/masking-policy";
import type { MaskingPolicyDto } from "@/lib/contracts/masking-policy";
import { type MaskingDraft, policyOf } from "./masking-draft";
import { PatternRows } from "./pattern-rows";
import { LastChange } from "./last-change";

type MaskingFormProps = {
  project: string;
  policy: MaskingPolicyDto;
  draft: MaskingDraft;
  savePolicy: SaveMaskingPolicy;
  onChange: (draft: MaskingDraft) => void;
};

export function MaskingForm({ project, policy, draft, savePolicy, onChange }: MaskingFormProps) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => orThrow(savePolicy({ project, ...policyOf(draft) })),
    onSuccess: (saved) =>
      queryClient.setQueryData(maskingPolicyCache.policy(project).queryKey, saved),
  });
  const change = (changed: Partial<MaskingDraft>) => {
    saving.reset();
    onChange({ ...draft, ...changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Textarea
          label="Let through"
          description="Values that look like secrets and are none, one a line. * stands for any characters. They are kept as you type them."
          placeholder="AKIA*EXAMPLE"
          value={draft.allow}
          onChange={(event) => change({ allow: event.currentTarget.value })}
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
        />
        <PatternRows patterns={draft.patterns} onChange={(patterns) => change({ patterns })} />
        {saving.isError ? (
          <ProblemAlert title="The policy was not saved" problem={saving.error} />
        ) : null}
        {saving.isSuccess ? (
          <SuccessNote>
            Saved. It applies to what arrives from now on, within 5 seconds everywhere.
          </SuccessNote>
        ) : null}
        <Group justify="space-between" gap="xs">
          <LastChange at={policy.updated_at} by={policy.updated_by} />
          <Button type="submit" loading={saving.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
