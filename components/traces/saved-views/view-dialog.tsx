import type { SavedViewActions } from "@/lib/client/action";
import type { SavedViewDto } from "@/lib/contracts/saved-view";
import { DeleteViewModal } from "./delete-view-modal";
import { NameViewModal } from "./name-view-modal";

export type OpenDialog = { kind: "create" } | { kind: "edit" | "delete"; view: SavedViewDto };

type ViewDialogProps = {
  dialog: OpenDialog | null;
  project: string;
  search: string;
  actions: SavedViewActions;
  onClose: () => void;
};

export function ViewDialog({ dialog, project, search, actions, onClose }: ViewDialogProps) {
  if (dialog === null) return null;
  if (dialog.kind === "delete") {
    const { deleteView } = actions;
    return <DeleteViewModal {...{ project, view: dialog.view, deleteView, onClose }} />;
  }
  const view = dialog.kind === "edit" ? dialog.view : null;
  return <NameViewModal {...{ project, search, view, actions, onClose }} />;
}
