import { Checkbox, NativeSelect, NumberInput, Text, Textarea, TextInput } from "@mantine/core";
import type { Json } from "@/lib/domain/json";
import { hintsOf, labelOf } from "./schema-hints";

const LONG_CHARS = 60;

export type FieldProps = {
  label: string;
  value: Json;
  /** A JSON Schema; where it says nothing, the value says what it is. */
  schema: Json | undefined;
  onChange: (value: Json) => void;
};

export function ScalarField({ label, value, schema, onChange }: FieldProps) {
  const { description } = hintsOf(schema);
  const common = { label: labelOf(label), description };
  if (typeof value === "boolean") {
    return (
      <Checkbox
        label={common.label}
        description={description}
        checked={value}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  }
  if (typeof value === "number") {
    return (
      <NumberInput
        {...common}
        value={value}
        onChange={(next) => onChange(typeof next === "number" ? next : value)}
      />
    );
  }
  if (typeof value !== "string") {
    return <Text size="sm">{common.label}: empty (change it as JSON)</Text>;
  }
  const isLong = value.length > LONG_CHARS || value.includes("\n");
  if (!isLong) {
    return (
      <TextInput
        {...common}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <Textarea
      {...common}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autosize
      maxRows={12}
    />
  );
}

export function ChoiceField({
  label,
  value,
  schema,
  onChange,
  options,
}: FieldProps & { options: readonly Json[] }) {
  const texts = options.map((option) => JSON.stringify(option));
  return (
    <NativeSelect
      label={labelOf(label)}
      description={hintsOf(schema).description}
      value={JSON.stringify(value)}
      onChange={({ currentTarget }) =>
        onChange(options[texts.indexOf(currentTarget.value)] ?? value)
      }
      data={texts.map((text) => ({ value: text, label: text.replaceAll(/^"|"$/g, "") }))}
    />
  );
}
