"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { orThrow } from "@/lib/client/action";
import { rulesCache } from "@/lib/client/rules";
import type { RulesDto } from "@/lib/contracts/rules";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import type { RulesActions } from "./rules-actions";

const SAVE_AFTER_MS = 700;

export type EditRules = (before: RuleSet) => RuleSet;

type Draft = { document: RuleSet; base: number; revision: number };

function draftOf({ published, draft }: RulesDto): Draft {
  if (draft) {
    const { document, base, revision } = draft;
    return { document, base, revision };
  }
  return { document: published?.document ?? NO_RULES, base: published?.version ?? 0, revision: 0 };
}

type Written = { project: string; rules: RulesDto; actions: RulesActions };

/** The rules as they are being written: saved by themselves, one save after the other. */
export function useRulesDraft({ project, rules, actions }: Written) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(rules));
  const [isUnsaved, setUnsaved] = useState(false);
  // What the next save sends: a save that waits for another one must send the newest.
  const latest = useRef(draft);
  const replace = useCallback((next: Draft) => {
    latest.current = next;
    setDraft(next);
  }, []);
  const saving = useMutation({
    scope: { id: "rules-draft" },
    mutationFn: async () => {
      const sent = latest.current;
      const saved = await orThrow(actions.saveDraft({ project, ...sent }));
      return { saved, isNewest: latest.current.document === sent.document };
    },
    onSuccess: ({ saved, isNewest }) => {
      replace({ ...latest.current, revision: saved.revision });
      if (isNewest) setUnsaved(false);
    },
  });
  const saveSoon = useDebouncedCallback(() => saving.mutate(), {
    delay: SAVE_AFTER_MS,
    flushOnUnmount: true,
  });
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey: rulesCache.all });
    return queryClient.fetchQuery({ ...rulesCache.current(project), staleTime: 0 });
  };
  /** From what is written by now: what is shown of a long list may be a moment older. */
  const change = useCallback(
    (edit: EditRules) => {
      replace({ ...latest.current, document: edit(latest.current.document) });
      setUnsaved(true);
      saveSoon();
    },
    [replace, saveSoon],
  );
  /** Goes on from what is stored: the published rules, or somebody's draft. */
  const takeStored = async () => {
    saveSoon.cancel();
    replace(draftOf(await reload()));
    setUnsaved(false);
    saving.reset();
  };
  /** Goes on with what is written here, on top of what is stored by now. */
  const keepMine = async () => {
    const stored = await reload();
    const base = stored.published?.version ?? 0;
    replace({ ...latest.current, base, revision: stored.draft?.revision ?? 0 });
    await saving.mutateAsync();
  };
  const stopSaving = () => saveSoon.cancel();
  return { draft, saving, isUnsaved, change, takeStored, keepMine, stopSaving };
}

export type RulesDraft = ReturnType<typeof useRulesDraft>;
