import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import type { JoinInput } from "@/lib/contracts/member";

const PASSWORD_CHARS_MIN = 8;

type JoinFormProps = {
  /** Whom the invitation is for; null: whoever has the link. */
  email: string | null;
  isBusy: boolean;
  onSubmit: (account: JoinInput["account"]) => void;
};

export function JoinForm({ email, isBusy, onSubmit }: JoinFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      name: textOf(form, "name"),
      email: email ?? textOf(form, "email"),
      password: textOf(form, "password"),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput name="name" label="Your name" autoComplete="name" size="sm" required />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          size="sm"
          required
          {...(email === null ? {} : { value: email, readOnly: true })}
        />
        <PasswordInput
          name="password"
          label="Password"
          description={`At least ${PASSWORD_CHARS_MIN} characters`}
          autoComplete="new-password"
          minLength={PASSWORD_CHARS_MIN}
          size="sm"
          required
        />
        <Button type="submit" size="sm" loading={isBusy}>
          Make the account and join
        </Button>
        <Text size="xs" c="dimmed">
          You have an account? <Anchor href="/sign-in">Sign in</Anchor>, then open the link again.
        </Text>
      </Stack>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
