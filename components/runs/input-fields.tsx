import { JsonInput, SegmentedControl, Stack } from "@mantine/core";
import { SchemaField } from "@/components/shared/schema-form/schema-field";
import type { Json } from "@/lib/domain/json";
import { canBeForm, type InputDraft, readDraft, turnDraft } from "./input-draft";

type InputFieldsProps = {
  /** The JSON Schema of the input. */
  schema: Json;
  draft: InputDraft;
  isDisabled: boolean;
  onChange: (draft: InputDraft) => void;
};

/** What a run is to work on, as a form or as the JSON that it is. */
export function InputFields({ schema, draft, isDisabled, onChange }: InputFieldsProps) {
  const read = readDraft(draft);
  return (
    <Stack gap="xs" maw={640}>
      <SegmentedControl
        aria-label="How to fill it in"
        value={draft.way}
        disabled={isDisabled}
        onChange={() => onChange(turnDraft(draft))}
        data={[
          { value: "form", label: "Form", disabled: !canBeForm(read) },
          { value: "json", label: "JSON" },
        ]}
        w="max-content"
      />
      {draft.way === "form" ? (
        <SchemaField
          label="Input"
          value={draft.value}
          schema={schema}
          onChange={(value) => onChange({ way: "form", value })}
        />
      ) : (
        <JsonInput
          label="Input"
          value={draft.text}
          onChange={(text) => onChange({ way: "json", text })}
          disabled={isDisabled}
          error={read.kind === "problem" ? read.message : undefined}
          autosize
          minRows={4}
          maxRows={20}
        />
      )}
    </Stack>
  );
}
