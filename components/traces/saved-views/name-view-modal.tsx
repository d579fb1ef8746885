import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type SavedViewActions } from "@/lib/client/action";
import { savedViewsCache } from "@/lib/client/saved-views";
import type { SavedViewDto } from "@/lib/contracts/saved-view";

type NameViewModalProps = {
  project: string;
  search: string;
  /** The view to change; null keeps what is shown as a new one. */
  view: SavedViewDto | null;
  actions: Pick<SavedViewActions, "createView" | "changeView">;
  onClose: () => void;
};

/** Gives a view its name, and says who sees it. */
export function NameViewModal({ project, search, view, actions, onClose }: NameViewModalProps) {
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setIsShared] = useState(view?.is_shared ?? false);
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (): Promise<SavedViewDto> => {
      const kept = { project, name: name.trim(), is_shared: isShared };
      return orThrow(
        view === null
          ? actions.createView({ ...kept, search })
          : actions.changeView({ ...kept, id: view.id }),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: savedViewsCache.all });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={view === null ? "Save this view" : `Edit “${view.name}”`}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {saving.isError ? (
            <ProblemAlert title="The view was not saved" problem={saving.error} />
          ) : null}
          <TextInput
            label="Name"
            description="Kept under it: the query, the time range and the order"
            placeholder="Failed research handoffs"
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={80}
            required
            data-autofocus
          />
          <Checkbox
            label="Share with everyone in the project"
            checked={isShared}
            onChange={({ currentTarget }) => setIsShared(currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isPending} disabled={name.trim() === ""}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
