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
          data-autofocus
          // It opens on a key or a button that asked for it.
          ref={(field) => field?.focus()}
        />
        <Button type="submit" loading={isPending}>
          {button}
        </Button>
      </Stack>
    </form>
  );
}
