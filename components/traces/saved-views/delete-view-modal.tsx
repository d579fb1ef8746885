import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type SavedViewActions } from "@/lib/client/action";
import { savedViewsCache } from "@/lib/client/saved-views";
import type { SavedViewDto } from "@/lib/contracts/saved-view";

type DeleteViewModalProps = {
  project: string;
  view: SavedViewDto;
  deleteView: SavedViewActions["deleteView"];
  onClose: () => void;
};

export function DeleteViewModal({ project, view, deleteView, onClose }: DeleteViewModalProps) {
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: () => orThrow(deleteView({ project, id: view.id })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: savedViewsCache.all });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Delete “${view.name}”?`}>
      <Stack gap="md">
        {deletion.isError ? (
          <ProblemAlert title="The view was not deleted" problem={deletion.error} />
        ) : null}
        <Text>
          {view.is_shared ? "It disappears for everyone in the project. " : ""}The traces stay as
          they are.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()}>
            Delete the view
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
