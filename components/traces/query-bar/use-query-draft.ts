import { useCombobox } from "@mantine/core";
import { type RefObject, useState } from "react";
import { flushSync } from "react-dom";
import type { TraceListView } from "@/lib/client/traces";
import { complete, completionAt } from "@/lib/domain/query/complete-query";
import { parseQuery } from "@/lib/domain/query/parse-query";
import { useSuggestions } from "./use-suggestions";

type QueryDraft = {
  view: TraceListView;
  input: RefObject<HTMLInputElement | null>;
  onQuery: (q: string) => void;
};

/**
 * What is typed and not confirmed yet, on top of what the URL says. It is judged once somebody confirms
 * it: who is still typing is not wrong.
 */
export function useQueryDraft({ view, input, onQuery }: QueryDraft) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isJudged, setIsJudged] = useState(false);
  const [caret, setCaret] = useState(view.q.length);
  const combobox = useCombobox();
  const text = draft ?? view.q;
  const at = Math.min(caret, text.length);
  const completion = completionAt(text, at);
  const isOpen = combobox.dropdownOpened;
  const suggestions = useSuggestions({ view, text, caret: at, isOpen });
  const parsed = parseQuery(text);
  const error = parsed.kind === "refused" && (isJudged || draft === null) ? parsed.error : null;

  const type = (typed: string, at: number): void => {
    setDraft(typed);
    setCaret(at);
    setIsJudged(false);
    combobox.resetSelectedOption();
    combobox.openDropdown();
  };
  const confirm = (typed: string): void => {
    combobox.closeDropdown();
    const isReadable = parseQuery(typed).kind === "parsed";
    setIsJudged(!isReadable);
    if (!isReadable) return;
    setDraft(null);
    onQuery(typed.trim());
  };
  const insert = (index: number): void => {
    const chosen = suggestions[index];
    if (!chosen) return;
    const isValue = !chosen.insertion.endsWith(":");
    const isAtEnd = chosen.place.end >= text.length;
    const space = isValue && isAtEnd ? " " : "";
    const next = complete(text, chosen.place, chosen.insertion + space);
    flushSync(() => type(next.text, next.caret));
    if (isValue) combobox.closeDropdown();
    input.current?.focus();
    input.current?.setSelectionRange(next.caret, next.caret);
  };
  return {
    text,
    error,
    combobox,
    suggestions,
    /** Whether a word has been begun that a suggestion would finish. */
    isCompleting: completion.kind !== "none" && completion.typed !== "" && draft !== null,
    type,
    confirm,
    insert,
    moveCaret: setCaret,
    /** Leaving the field confirms what was typed. */
    leave: (): void => {
      combobox.closeDropdown();
      if (draft !== null && draft.trim() !== view.q) confirm(draft);
    },
    revert: (): void => {
      setDraft(null);
      setIsJudged(false);
    },
  };
}
