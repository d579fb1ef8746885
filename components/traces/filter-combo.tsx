"use client";

import { Autocomplete } from "@mantine/core";
import { useState } from "react";

const OPTIONS_MAX = 50;

type FilterComboProps = {
  label: string;
  value: string | null;
  options: string[];
  onChange: (value: string | null) => void;
};

/** A value to choose from what is loaded, or to type: a filter may name what is not loaded yet. */
export function FilterCombo({ label, value, options, onChange }: FilterComboProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (text: string): void => {
    setDraft(null);
    const next = text.trim() || null;
    if (next !== value) onChange(next);
  };
  return (
    <Autocomplete
      aria-label={label}
      placeholder={label}
      data={options}
      limit={OPTIONS_MAX}
      value={draft ?? value ?? ""}
      onChange={setDraft}
      onOptionSubmit={commit}
      onBlur={() => {
        if (draft !== null) commit(draft);
      }}
      onKeyDown={({ key }) => {
        if (key === "Enter" && draft !== null) commit(draft);
      }}
      clearable={value !== null}
      onClear={() => commit("")}
      clearButtonProps={{ "aria-label": `Clear the ${label.toLowerCase()} filter` }}
      w={150}
    />
  );
}
