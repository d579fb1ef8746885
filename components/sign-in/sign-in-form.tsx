"use client";

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { signInWithPassword } from "@/lib/client/auth";

/** `next` is a path of this app, checked by the page. */
export function SignInForm({ next }: { next: string }) {
  const signIn = useMutation({
    mutationFn: signInWithPassword,
    // A full load: the pages were rendered for nobody until now.
    onSuccess: () => window.location.assign(next),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: textOf(form, "email"), password: textOf(form, "password") });
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {signIn.isError ? (
          <ProblemAlert title="You were not signed in" problem={signIn.error} />
        ) : null}
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          size="sm"
          required
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          size="sm"
          required
        />
        <Button type="submit" size="sm" loading={signIn.isPending || signIn.isSuccess}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
