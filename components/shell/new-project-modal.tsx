import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { createProject } from "@/lib/client/create-project";

type NewProjectModalProps = {
  /** The slug of the project that is looked at now. */
  project: string | null;
  opened: boolean;
  onClose: () => void;
};

export function NewProjectModal({ project, opened, onClose }: NewProjectModalProps) {
  const creation = useMutation({
    mutationFn: (name: string) => createProject({ project, name }),
    // A full load: the shell read the list of projects on the server.
    onSuccess: ({ slug }) => window.location.assign(`/?project=${encodeURIComponent(slug)}`),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    if (typeof name === "string") creation.mutate(name);
  };
  const close = () => {
    onClose();
    creation.reset();
  };

  return (
    <Modal opened={opened} onClose={close} title="New project">
      <form onSubmit={submit}>
        <Stack gap="md">
          {creation.isError ? (
            <ProblemAlert title="The project was not created" problem={creation.error} />
          ) : null}
          <TextInput
            name="name"
            label="Name"
            description="Traces, agents and keys of one project are closed to every other."
            maxLength={100}
            required
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={creation.isPending || creation.isSuccess}>
              Create the project
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
