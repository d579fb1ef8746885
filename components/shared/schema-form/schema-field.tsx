import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { isRecord, type Json } from "@/lib/domain/json";
import { formatQuantity } from "@/lib/format/count";
import { ChoiceField, type FieldProps, ScalarField } from "./scalar-field";
import {
  emptyOf,
  hintsOf,
  itemSchema,
  labelOf,
  memberSchema,
  missingMembers,
  summaryOf,
} from "./schema-hints";
import styles from "./schema-form.module.css";

type Of<Value extends Json> = Omit<FieldProps, "value"> & { value: Value };

/** One value in a form: what it is and what the schema says of it choose the field. */
export function SchemaField(props: FieldProps) {
  const { value, schema } = props;
  if (Array.isArray(value)) return <ListItems {...props} value={value} />;
  if (isJsonRecord(value)) return <ObjectFields {...props} value={value} />;
  const { options } = hintsOf(schema);
  if (options.length > 0) return <ChoiceField {...props} options={options} />;
  return <ScalarField {...props} />;
}

function ObjectFields({ label, value, schema, onChange }: Of<Record<string, Json>>) {
  return (
    <fieldset className={styles["group"]}>
      <legend>{labelOf(label)}</legend>
      <Stack gap="xs">
        {Object.entries(value).map(([name, inner]) => (
          <SchemaField
            key={name}
            label={name}
            value={inner}
            schema={memberSchema(schema, name)}
            onChange={(next) => onChange({ ...value, [name]: next })}
          />
        ))}
        <Group gap="xs">
          {missingMembers(schema, value).map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="default"
              onClick={() => onChange({ ...value, [name]: emptyOf(memberSchema(schema, name)) })}
            >
              Add {labelOf(name)}
            </Button>
          ))}
        </Group>
      </Stack>
    </fieldset>
  );
}

/** Items fold: of thirty e-mails one opens the two that matter. */
function ListItems({ label, value, schema, onChange }: Of<Json[]>) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(index);
    else next.delete(index);
    setOpened(next);
  };
  const remove = (index: number) => {
    setOpened(new Set());
    onChange(value.filter((_, at) => at !== index));
  };
  return (
    <fieldset className={styles["group"]}>
      <legend>
        {labelOf(label)} ({formatQuantity(value.length, "item")})
      </legend>
      {value.map((item, index) => (
        <details
          // Items have no id of their own; their place is what they are.
          key={`${label} ${index}`}
          className={styles["item"]}
          open={opened.has(index)}
          onToggle={({ currentTarget }) => toggle(index, currentTarget.open)}
        >
          <summary>
            {index + 1}. <bdi>{summaryOf(item)}</bdi>
          </summary>
          {opened.has(index) ? (
            <Stack gap="xs" pb="sm">
              <SchemaField
                label={`${label} ${index + 1}`}
                value={item}
                schema={itemSchema(schema)}
                onChange={(next) => onChange(value.with(index, next))}
              />
              <Group>
                <Button size="compact-xs" variant="default" onClick={() => remove(index)}>
                  Remove item {index + 1}
                </Button>
              </Group>
            </Stack>
          ) : null}
        </details>
      ))}
      {itemSchema(schema) === undefined ? null : (
        <Button
          size="compact-xs"
          variant="default"
          mt="xs"
          onClick={() => onChange([...value, emptyOf(itemSchema(schema))])}
        >
          Add an item
        </Button>
      )}
    </fieldset>
  );
}

function isJsonRecord(value: Json): value is Record<string, Json> {
  return isRecord(value);
}
