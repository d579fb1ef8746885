"use client";

import { Button, Menu } from "@mantine/core";
import { IconBookmark, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SavedViewActions } from "@/lib/client/action";
import { savedViewsCache } from "@/lib/client/saved-views";
import type { SavedViewDto } from "@/lib/contracts/saved-view";
import { CurrentViewItems } from "./current-view-items";
import { type OpenDialog, ViewDialog } from "./view-dialog";
import { ViewItems } from "./view-items";

type SavedViewsMenuProps = {
  projectSlug: string;
  /** What is shown now, as a view keeps it; null when it cannot be kept. */
  search: string | null;
  actions: SavedViewActions;
};

/** Named queries, one's own and the project's: open one, or keep what is shown under a name. */
export function SavedViewsMenu({ projectSlug, search, actions }: SavedViewsMenuProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const views = useQuery(savedViewsCache.list(projectSlug));
  const items = views.data ?? [];
  const current = items.find((view) => view.search === search);
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} aria-hidden />}>
            {current?.name ?? "Views"}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
          {views.isError ? <Menu.Label>The saved views could not be loaded</Menu.Label> : null}
          {views.data?.length === 0 ? <Menu.Label>No saved views yet</Menu.Label> : null}
          <ViewItems title="Yours" project={projectSlug} views={items.filter(isOwn)} />
          <ViewItems title="Shared" project={projectSlug} views={items.filter(isShared)} />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={search === null}
            onClick={() => setDialog({ kind: "create" })}
          >
            Save what is shown…
          </Menu.Item>
          <CurrentViewItems
            view={current}
            onEdit={(view) => setDialog({ kind: "edit", view })}
            onDelete={(view) => setDialog({ kind: "delete", view })}
          />
        </Menu.Dropdown>
      </Menu>
      <ViewDialog
        dialog={dialog}
        project={projectSlug}
        search={search ?? ""}
        actions={actions}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function isShared({ is_shared }: SavedViewDto): boolean {
  return is_shared;
}

function isOwn({ is_shared }: SavedViewDto): boolean {
  return !is_shared;
}
