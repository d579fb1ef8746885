import { Menu } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import type { SavedViewDto } from "@/lib/contracts/saved-view";

type CurrentViewItemsProps = {
  /** The view that is open, when one is. */
  view: SavedViewDto | undefined;
  onEdit: (view: SavedViewDto) => void;
  onDelete: (view: SavedViewDto) => void;
};

export function CurrentViewItems({ view, onEdit, onDelete }: CurrentViewItemsProps) {
  if (!view?.can_change) return null;
  return (
    <>
      <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => onEdit(view)}>
        Rename or share “{view.name}”…
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => onDelete(view)}>
        Delete “{view.name}”…
      </Menu.Item>
    </>
  );
}
