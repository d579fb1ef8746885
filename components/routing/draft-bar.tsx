"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { Panel } from "@/components/ui/panel";
import { orThrow } from "@/lib/client/action";
import { ProblemError } from "@/lib/client/problem-error";
import type { RulesDto } from "@/lib/contracts/rules";
import { diffRules } from "@/lib/domain/routing/diff-rules";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import type { RulesActions } from "./rules-actions";
import { RulesDiff } from "./rules-diff";
import type { RulesDraft } from "./use-rules-draft";

type DraftBarProps = {
  project: string;
  actions: RulesActions;
  rules: RulesDto;
  work: RulesDraft;
  /** The draft as far as it is drawn. */
  shown: RuleSet;
};

/** What differs from the rules in force, whether that is saved, and how it comes into force. */
export function DraftBar({ project, actions, rules, work, shown }: DraftBarProps) {
  const [note, setNote] = useState("");
  const publishing = useMutation({
    mutationFn: async () => {
      work.stopSaving();
      const { document, base } = work.draft;
      // What is published is the saved draft, which ends with it.
      if (work.isUnsaved) await work.saving.mutateAsync();
      return orThrow(actions.publish({ project, document, base, note }));
    },
    onSuccess: async () => {
      setNote("");
      await work.takeStored();
    },
  });
  const dropping = useMutation({
    mutationFn: () => {
      work.stopSaving();
      return orThrow(actions.dropDraft({ project }));
    },
    onSuccess: work.takeStored,
  });
  const settling = useMutation({
    mutationFn: (whose: Whose) => (whose === "mine" ? work.keepMine() : work.takeStored()),
    onSuccess: () => publishing.reset(),
  });
  const published = rules.published?.document ?? NO_RULES;
  const changes = useMemo(() => diffRules(published, shown), [published, shown]);
  const conflict = [publishing.error, work.saving.error].find(isConflict);
  if (changes.length === 0 && !conflict) {
    return publishing.isSuccess ? (
      <SuccessNote>Version {publishing.data.version} is in force.</SuccessNote>
    ) : null;
  }
  return (
    <Panel title="Not in force yet" description={<SaveState work={work} />}>
      <Stack gap="sm">
        <RulesDiff before={published} after={shown} />
        {conflict ? (
          <Conflict problem={conflict} settling={settling} />
        ) : (
          <>
            <Failure title="The rules were not published" problem={publishing.error} />
            <Failure title="The draft was not saved" problem={work.saving.error} />
          </>
        )}
        <Failure title="The two could not be brought together" problem={settling.error} />
        <Failure title="The draft was not thrown away" problem={dropping.error} />
        <Group gap="sm" align="flex-end">
          <TextInput
            label="Note"
            placeholder="What changes, and why"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={2000}
            flex={1}
            miw={200}
          />
          <Button variant="default" loading={dropping.isPending} onClick={() => dropping.mutate()}>
            Throw away
          </Button>
          <Button
            loading={publishing.isPending}
            disabled={conflict !== undefined}
            onClick={() => publishing.mutate()}
          >
            Publish
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

function Failure({ title, problem }: { title: string; problem: unknown }) {
  return problem === null ? null : <ProblemAlert title={title} problem={problem} />;
}

function isConflict(problem: unknown): boolean {
  return problem instanceof ProblemError && problem.code === "version_conflict";
}

function SaveState({ work: { saving, isUnsaved, draft } }: { work: RulesDraft }) {
  const words = saving.isPending || isUnsaved ? "Saving the draft…" : "The draft is saved.";
  const from = draft.base === 0 ? "" : ` It began from version ${draft.base}.`;
  return (
    <output>
      {saving.isError ? "The draft is not saved." : words}
      {from}
    </output>
  );
}

type Whose = "mine" | "theirs";

type ConflictProps = {
  problem: unknown;
  settling: Pick<UseMutationResult<void, Error, Whose>, "mutate" | "isPending" | "variables">;
};

/** Somebody else was faster: nothing of either is lost, a person says whose goes on. */
function Conflict({ problem, settling }: ConflictProps) {
  const goOnWith = (whose: Whose) => ({
    loading: settling.isPending && settling.variables === whose,
    disabled: settling.isPending,
    onClick: () => settling.mutate(whose),
  });
  return (
    <Stack gap="xs">
      <ProblemAlert title="Somebody else changed the rules meanwhile" problem={problem} />
      <Group gap="sm">
        <Button variant="default" {...goOnWith("mine")}>
          Go on with mine, on top of theirs
        </Button>
        <Button variant="default" {...goOnWith("theirs")}>
          Take theirs
        </Button>
      </Group>
    </Stack>
  );
}
