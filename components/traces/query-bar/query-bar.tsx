"use client";

import { CloseButton, Combobox, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useRef } from "react";
import type { TraceListView } from "@/lib/client/traces";
import { QUERY_CHARS_MAX } from "@/lib/domain/query/query";
import styles from "./query-bar.module.css";
import { QueryProblem } from "./query-problem";
import { SuggestionList } from "./suggestion-list";
import { useQueryDraft } from "./use-query-draft";

type QueryBarProps = { view: TraceListView; onQuery: (q: string) => void };

/** The typed query: what the URL says until something else is typed and confirmed with Enter. */
export function QueryBar({ view, onQuery }: QueryBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const draft = useQueryDraft({ view, input, onQuery });
  const problemId = useId();
  const { text, error, combobox, suggestions } = draft;
  const isOpen = combobox.dropdownOpened;
  useHotkeys([["/", () => input.current?.focus()]]);

  /** Arrows and Enter are the combobox's own. */
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !isOpen) draft.revert();
    if (event.key !== "Tab" || event.shiftKey || !isOpen || suggestions.length === 0) return;
    const selected = combobox.getSelectedOptionIndex();
    if (selected < 0 && !draft.isCompleting) return;
    event.preventDefault();
    draft.insert(Math.max(selected, 0));
  };

  return (
    <form
      className={styles["bar"]}
      onSubmit={(event) => {
        event.preventDefault();
        draft.confirm(text);
      }}
    >
      <Combobox store={combobox} onOptionSubmit={(value) => draft.insert(Number(value))}>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            aria-label="Query"
            aria-autocomplete="list"
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : problemId}
            placeholder="Search: words, or from:research outcome:failed bytes:>10kb"
            classNames={{ input: styles["input"] ?? "" }}
            leftSection={<IconSearch size={14} aria-hidden />}
            rightSection={
              text === "" ? null : (
                <CloseButton
                  size="xs"
                  aria-label="Clear the query"
                  onClick={() => draft.confirm("")}
                />
              )
            }
            value={text}
            maxLength={QUERY_CHARS_MAX}
            spellCheck={false}
            onChange={({ currentTarget: { value, selectionStart } }) =>
              draft.type(value, selectionStart ?? value.length)
            }
            onSelect={({ currentTarget: { value, selectionStart } }) =>
              draft.moveCaret(selectionStart ?? value.length)
            }
            onFocus={() => combobox.openDropdown()}
            onClick={() => combobox.openDropdown()}
            onBlur={draft.leave}
            onKeyDown={handleKey}
          />
        </Combobox.Target>
        <SuggestionList suggestions={suggestions} />
      </Combobox>
      {error === null ? null : <QueryProblem id={problemId} text={text} error={error} />}
    </form>
  );
}
