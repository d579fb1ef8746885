import { Button, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";

type WordsFormProps = {
  label: string;
  button: string;
  isRequired?: boolean;
  isPending: boolean;
  onSubmit: (text: string) => void;
};

/** A reason, an answer or a note. */
export function WordsForm({ label, button, isRequired, isPending, onSubmit }: WordsFormProps) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" align="flex-start">
        <Textarea
          label={label}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          autosize
          minRows={2}
          w="100%"
          required={isRequired ?? false}
          ref={focus}
        />
        <Button type="submit" loading={isPending}>
          {button}
        </Button>
      </Stack>
    </form>
  );
}

/** Once, when it opens on the key or button that asked for it: the same function in every render. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
