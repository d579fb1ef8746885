"use client";

import { Fieldset, Text } from "@mantine/core";
import { QueryBuilderMantine } from "@react-querybuilder/mantine";
import { useState } from "react";
import { QueryBuilder, type RuleGroupType } from "react-querybuilder";
import "react-querybuilder/dist/query-builder-layout.css";
import type { RuleWordsDto } from "@/lib/contracts/rules";
import { canonicalJson, type Json } from "@/lib/domain/json";
import styles from "./routing.module.css";
import { queryFields, toQuery, toWhen } from "./rule-query";

type ConditionBuilderProps = {
  when: Json;
  words: RuleWordsDto;
  isDisabled: boolean;
  onChange: (when: Json) => void;
};

/** What is half written stays in the builder; the rule gets what it amounts to. */
export function ConditionBuilder({ when, words, isDisabled, onChange }: ConditionBuilderProps) {
  const [query, setQuery] = useState<RuleGroupType>(() => toQuery(when));
  return (
    <Fieldset legend="When">
      {query.rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          Always. Add a condition to narrow it down.
        </Text>
      ) : null}
      <div className={styles["builder"]}>
        <QueryBuilderMantine>
          <QueryBuilder
            fields={queryFields(words)}
            query={query}
            onQueryChange={(next) => {
              setQuery(next);
              // It also says so when it only gave its parts ids: looking changes nothing.
              const changed = toWhen(next);
              if (canonicalJson(changed) !== canonicalJson(toWhen(query))) onChange(changed);
            }}
            disabled={isDisabled}
            showNotToggle
            listsAsArrays={false}
            resetOnFieldChange
            translations={{
              addRule: { label: "Add a condition", title: "Add a condition" },
              addGroup: { label: "Add a group", title: "Add a group" },
              fields: { title: "Fact" },
              operators: { title: "Comparison" },
              value: { title: "Value" },
              combinators: { title: "All or any of these" },
              removeRule: { label: "✕", title: "Remove the condition" },
              removeGroup: { label: "✕", title: "Remove the group" },
            }}
          />
        </QueryBuilderMantine>
      </div>
    </Fieldset>
  );
}
