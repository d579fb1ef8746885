import { Button, Fieldset, Group, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { Panel } from "@/components/ui/panel";
import { useHydrated } from "@/components/ui/use-hydrated";
import { approvalPolicyCache } from "@/lib/client/approval-policy";
import { orThrow, type SaveApprovalPolicy } from "@/lib/client/action";
import { ProblemError } from "@/lib/client/problem-error";
import type { ApprovalPolicyDto } from "@/lib/contracts/approval-policy";
import { BusinessHoursFields } from "./business-hours-fields";
import { PolicyRuleList } from "./policy-rule-list";
import { LastChange } from "../last-change";

const MS_PER_MINUTE = 60_000;

type PolicyFormProps = {
  project: string;
  canEdit: boolean;
  policy: ApprovalPolicyDto;
  savePolicy: SaveApprovalPolicy;
  takeStored: () => Promise<void>;
};

export function PolicyForm({ project, canEdit, policy, savePolicy, takeStored }: PolicyFormProps) {
  const queryClient = useQueryClient();
  const isLive = useHydrated();
  const [draft, setDraft] = useState({ document: policy.document, version: policy.version });
  const saving = useMutation({
    mutationFn: (sent: typeof draft) => orThrow(savePolicy({ project, ...sent })),
    onSuccess: (saved, sent) => {
      setDraft((now) => afterSave(now, { sent, saved }));
      queryClient.setQueryData(approvalPolicyCache.policy(project).queryKey, saved);
    },
  });
  const { document } = draft;
  const change = (changed: Partial<typeof document>) => {
    saving.reset();
    setDraft({ ...draft, document: { ...document, ...changed } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(draft);
  };
  const isBehind = saving.error instanceof ProblemError && saving.error.code === "version_conflict";
  return (
    <form onSubmit={submit}>
      <Fieldset variant="unstyled" disabled={!canEdit || !isLive} legend={null}>
        <Stack gap="md">
          <Panel
            title="Approval policy"
            description="Who decides about what an agent asks, and what needs nobody. The first rule that fits counts; where none does, anybody who may approve decides. A rule that decides by itself is named in the approval's trail."
          >
            <PolicyRuleList
              document={document}
              canEdit={canEdit}
              onChange={(rules) => change({ rules })}
            />
          </Panel>
          <Panel title="Business hours" description="For time limits that count only these hours.">
            <BusinessHoursFields
              hours={document.business_hours}
              onChange={(hours) => {
                const { business_hours: _, ...rest } = document;
                saving.reset();
                setDraft({
                  ...draft,
                  document: hours === undefined ? rest : { ...rest, business_hours: hours },
                });
              }}
            />
          </Panel>
          <Panel
            title="Remembered refusal"
            description="For so long, what a person refused is refused again at once, with the same reason."
          >
            <NumberInput
              label="Minutes"
              w={160}
              min={0}
              max={525_600}
              value={document.remember_refusal_ms / MS_PER_MINUTE}
              onChange={(minutes) =>
                change({ remember_refusal_ms: Number(minutes) * MS_PER_MINUTE })
              }
            />
          </Panel>
          {saving.isError ? (
            <ProblemAlert title="The policy was not saved" problem={saving.error} />
          ) : null}
          {isBehind ? (
            <Group>
              <Button variant="default" onClick={() => void takeStored()}>
                Drop mine and take what is stored
              </Button>
            </Group>
          ) : null}
          {saving.isSuccess ? (
            <SuccessNote>Saved. It applies to what is asked from now on.</SuccessNote>
          ) : null}
          <Group justify="space-between" gap="xs">
            <LastChange at={policy.updated_at} by={policy.updated_by} />
            <Button type="submit" loading={saving.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}

type Draft = Pick<ApprovalPolicyDto, "document" | "version">;

/** People are stored by their address; what was typed meanwhile stays. */
function afterSave(now: Draft, { sent, saved }: { sent: Draft; saved: Draft }): Draft {
  const { document } = now.document === sent.document ? saved : now;
  return { document, version: saved.version };
}
