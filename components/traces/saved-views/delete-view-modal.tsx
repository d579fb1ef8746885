import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmModal } from "@/components/shared/confirm-modal";
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
    <ConfirmModal
      opened
      title={`Delete “${view.name}”?`}
      deed={deletion}
      failed="The view was not deleted"
      confirm="Delete the view"
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      {view.is_shared ? "It disappears for everyone in the project. " : ""}The traces stay as they
      are.
    </ConfirmModal>
  );
}
