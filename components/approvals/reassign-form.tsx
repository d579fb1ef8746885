import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";

type ReassignFormProps = {
  isPending: boolean;
  onSubmit: (to: { to: string; note?: string }) => void;
};

/** To somebody of the project whose role lets them decide. */
export function ReassignForm({ isPending, onSubmit }: ReassignFormProps) {
  const [view] = useViewParams();
  const { data, error } = useQuery(approvalsCache.deciders(view.project));
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const people = data?.items ?? [];
  const to = chosen || (people[0]?.email ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ to, ...(note ? { note } : {}) });
  };
  if (error) return <ProblemAlert title="The people could not be read" problem={error} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" align="flex-start">
        <NativeSelect
          label="To"
          value={to}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={people.map(({ name, email }) => ({ value: email, label: `${name} (${email})` }))}
        />
        <TextInput
          label="Note"
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          w="100%"
        />
        <Button type="submit" loading={isPending} disabled={to === ""}>
          Reassign
        </Button>
      </Stack>
    </form>
  );
}
