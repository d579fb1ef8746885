import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { type DeleteData, orThrow } from "@/lib/client/action";
import { DELETION_KINDS, type DeletionKind } from "@/lib/domain/deletion";

const LABELS: Record<DeletionKind, string> = {
  trace: "A trace, by its id",
  session: "A session, by its id",
  user: "All of one person, by user.id",
};

/** Counts first; what was counted is then deleted by another click. */
export function DeleteForm({ project, deleteData }: { project: string; deleteData: DeleteData }) {
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<DeletionKind>("trace");
  const [id, setId] = useState("");
  const counting = useMutation({
    mutationFn: () => orThrow(deleteData({ project, kind, id, is_preview: true })),
  });
  const deleting = useMutation({
    mutationFn: () => orThrow(deleteData({ project, kind, id })),
    onSuccess: () => {
      counting.reset();
      return queryClient.invalidateQueries();
    },
  });
  const change = (apply: () => void) => {
    apply();
    counting.reset();
    deleting.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deleting.reset();
    counting.mutate();
  };
  const counted = counting.data?.traces;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group grow align="end">
          <NativeSelect
            label="What"
            value={kind}
            onChange={({ currentTarget }) =>
              change(() =>
                setKind(DELETION_KINDS.find((each) => each === currentTarget.value) ?? "trace"),
              )
            }
            data={DELETION_KINDS.map((value) => ({ value, label: LABELS[value] }))}
          />
          <TextInput
            label="Id"
            value={id}
            onChange={({ currentTarget }) => change(() => setId(currentTarget.value))}
            maxLength={500}
            required
          />
        </Group>
        {counting.isError ? (
          <ProblemAlert title="It was not looked for" problem={counting.error} />
        ) : null}
        {deleting.isError ? (
          <ProblemAlert title="Nothing was deleted" problem={deleting.error} />
        ) : null}
        {deleting.isSuccess ? (
          <SuccessNote>
            {deleting.data.traces} traces were deleted
            {deleting.data.is_complete ? "." : "; there are more: look and delete again."}
          </SuccessNote>
        ) : null}
        {counted === undefined ? null : (
          <Text>
            {counted === 0 ? "No trace is found." : `${counted} traces. This cannot be undone.`}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={counting.isPending}>
            Look for it
          </Button>
          <Button
            color="red"
            disabled={!counted}
            loading={deleting.isPending}
            onClick={() => deleting.mutate()}
          >
            Delete
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
