import { Button, PasswordInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";

const PASSWORD_CHARS_MIN = 8;
const FORM_WIDTH = 360;
const EMPTY = { current: "", next: "", repeated: "" };

export type NewPassword = { current: string; next: string };

type PasswordFormProps = {
  /** False for somebody who always came by a link and has none yet. */
  hasPassword: boolean;
  onSubmit: (passwords: NewPassword) => Promise<unknown>;
};

export function PasswordForm({ hasPassword, onSubmit }: PasswordFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const saving = useMutation({ mutationFn: onSubmit, onSuccess: () => setFields(EMPTY) });
  const isDifferent = fields.repeated !== "" && fields.repeated !== fields.next;
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [name]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fields.repeated === fields.next) saving.mutate(fields);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={FORM_WIDTH}>
        {saving.isError ? (
          <ProblemAlert title="The password was not saved" problem={saving.error} />
        ) : null}
        {saving.isSuccess ? <SuccessNote>The password is saved.</SuccessNote> : null}
        {hasPassword ? (
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            value={fields.current}
            onChange={set("current")}
            required
          />
        ) : null}
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          minLength={PASSWORD_CHARS_MIN}
          value={fields.next}
          onChange={set("next")}
          required
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          value={fields.repeated}
          onChange={set("repeated")}
          error={isDifferent ? "The two are different" : null}
          required
        />
        <Button type="submit" loading={saving.isPending} style={{ alignSelf: "flex-start" }}>
          {hasPassword ? "Change the password" : "Set the password"}
        </Button>
      </Stack>
    </form>
  );
}
