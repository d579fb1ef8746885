import type { SavedViewRow } from "@/db/queries/saved-views";
import type { SavedViewDto } from "@/lib/contracts/saved-view";
import type { ServiceContext } from "../context";
import { mayChange } from "./view-permissions";

export function toSavedViewDto(ctx: ServiceContext, row: SavedViewRow): SavedViewDto {
  return {
    id: row.id,
    name: row.name,
    search: row.search,
    is_shared: row.isShared,
    created_by: row.createdByName,
    created_at: row.createdAt.toISOString(),
    can_change: mayChange(ctx, row),
  };
}
