"use client";

import { Button, Checkbox, Group, JsonInput, Stack, TagsInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type ContractActions, orThrow } from "@/lib/client/action";
import { type ContractPair, contractsCache } from "@/lib/client/contracts";
import type { ContractDto } from "@/lib/contracts/contract";
import type { Contract } from "@/lib/domain/contract/contract";
import { AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";
import { type ContractDraft, readDraft, toDraft } from "./contract-draft";
import { ContractTrial } from "./contract-trial";

type ContractFormProps = {
  project: string;
  pair: ContractPair;
  stored: ContractDto;
  actions: ContractActions;
};

export function ContractForm({ project, pair, stored, actions }: ContractFormProps) {
  const queryClient = useQueryClient();
  const isLive = useHydrated();
  const [draft, setDraft] = useState(() => toDraft(stored.contract));
  const read = readDraft(draft);
  // The version that this draft began with: what others save meanwhile must not be overwritten.
  const [version, setVersion] = useState(stored.version);
  const save = useMutation({
    mutationFn: (contract: Contract | null) =>
      orThrow(actions.save({ project, ...pair, contract, version })),
    onSuccess: async (saved) => {
      setVersion(saved.version);
      setDraft(toDraft(saved.contract));
      await queryClient.invalidateQueries({ queryKey: contractsCache.all });
    },
  });
  const change = (part: Partial<ContractDraft>) => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  return (
    <Stack gap="sm" maw={720}>
      <Fields draft={draft} change={change} isLive={isLive} />
      <JsonInput
        label="JSON Schema (2020-12)"
        description="Of the fields that are sent. Empty: anything."
        value={draft.schema}
        onChange={(schema) => change({ schema })}
        disabled={!isLive}
        error={read.kind === "problem" ? read.message : undefined}
        autosize
        minRows={4}
        maxRows={20}
      />
      <ContractTrial
        project={project}
        pair={pair}
        contract={read.kind === "contract" ? read.contract : undefined}
        tryContract={actions.try}
      />
      {save.isError ? (
        <ProblemAlert title="The contract was not saved" problem={save.error} />
      ) : null}
      <Group>
        <Button
          loading={save.isPending}
          disabled={!isLive || read.kind === "problem"}
          onClick={() => {
            if (read.kind === "contract") save.mutate(read.contract);
          }}
        >
          Save contract
        </Button>
        {pair.from !== null && !stored.is_inherited ? (
          <Button variant="default" disabled={save.isPending} onClick={() => save.mutate(null)}>
            Use the default again
          </Button>
        ) : null}
      </Group>
      {save.isSuccess ? <SuccessNote>Saved as version {version}.</SuccessNote> : null}
    </Stack>
  );
}

function Fields({
  draft,
  change,
  isLive,
}: {
  draft: ContractDraft;
  change: (part: Partial<ContractDraft>) => void;
  isLive: boolean;
}) {
  return (
    <>
      <TagsInput
        label="Required fields"
        description="Without them the work cannot begin: the handoff is refused."
        value={draft.required}
        onChange={(required) => change({ required })}
        disabled={!isLive}
        acceptValueOnBlur
      />
      <Checkbox
        label="Only these fields may cross"
        checked={draft.hasAllowed}
        onChange={({ currentTarget }) => change({ hasAllowed: currentTarget.checked })}
        disabled={!isLive}
      />
      {draft.hasAllowed ? (
        <TagsInput
          label="Allowed fields"
          description="All others are kept back, and the handoff says which."
          value={draft.allowed}
          onChange={(allowed) => change({ allowed })}
          disabled={!isLive}
          acceptValueOnBlur
        />
      ) : (
        AGENT_ROLES.map((role) => (
          <TagsInput
            key={role}
            label={`Allowed for receivers with the role ${role}`}
            description="Empty: no limit."
            value={draft.roles[role]}
            onChange={(names) => change({ roles: { ...draft.roles, [role]: names } })}
            disabled={!isLive}
            acceptValueOnBlur
          />
        ))
      )}
    </>
  );
}
