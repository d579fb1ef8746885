import { Button, Group, JsonInput, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ApprovalDto } from "@/lib/contracts/approval";
import type { Json } from "@/lib/domain/json";
import { readJsonText } from "./read-json-text";
import { SchemaField } from "@/components/shared/schema-form/schema-field";

type EditFormProps = {
  action: NonNullable<ApprovalDto["action"]>;
  isPending: boolean;
  onSubmit: (edited: Json, reason: string) => void;
};

/** The arguments as a form, or as the JSON that they are. */
export function EditForm({ action, isPending, onSubmit }: EditFormProps) {
  const [way, setWay] = useState<"form" | "json">("form");
  const [args, setArgs] = useState<Json>(action.args);
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const read = way === "json" ? readJsonText(text) : { kind: "value" as const, value: args };
  const change = (next: string) => {
    if (next === "json") {
      setText(JSON.stringify(args, null, 2));
      setWay("json");
    } else if (read.kind === "value") {
      setArgs(read.value);
      setWay("form");
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.kind === "value") onSubmit(read.value, reason);
  };
  return (
    <form onSubmit={submit} tabIndex={-1} ref={focus} aria-label="Edit and approve">
      <Stack gap="sm">
        <SegmentedControl
          aria-label="How to edit"
          value={way}
          onChange={change}
          data={[
            { value: "form", label: "Form" },
            { value: "json", label: "JSON" },
          ]}
          w="max-content"
        />
        {way === "form" ? (
          <SchemaField label="Arguments" value={args} schema={action.schema} onChange={setArgs} />
        ) : (
          <JsonInput
            label="Arguments"
            value={text}
            onChange={setText}
            error={read.kind === "problem" ? read.message : undefined}
            autosize
            minRows={6}
            maxRows={24}
          />
        )}
        <TextInput
          label="Reason"
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={isPending} disabled={read.kind === "problem"}>
            Approve with changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** From there `Tab` leads into it, also where a key opened it and nothing was in focus. */
function focus(form: HTMLFormElement | null): void {
  form?.focus();
}
