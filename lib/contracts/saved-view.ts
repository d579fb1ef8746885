import { z } from "zod";
import { parseQuery } from "@/lib/domain/query/parse-query";

const SEARCH_CHARS_MAX = 4_000;
const SEARCH_KEYS = new Set(["q", "range", "from", "to", "sort", "order"]);

/** The part of the list's URL that says what is shown: `q=outcome%3Afailed&range=7d&sort=duration`. */
const SavedSearch = z
  .string()
  .max(SEARCH_CHARS_MAX)
  .superRefine((text, context) => {
    const search = new URLSearchParams(text);
    const stranger = [...search.keys()].find((key) => !SEARCH_KEYS.has(key));
    if (stranger !== undefined) {
      const known = [...SEARCH_KEYS].join(", ");
      context.addIssue({ code: "custom", message: `${stranger} is none of ${known}` });
    }
    const parsed = parseQuery(search.get("q") ?? "");
    if (parsed.kind === "refused") {
      context.addIssue({ code: "custom", message: `q: ${parsed.error.message}` });
    }
  });

const ViewName = z.string().trim().min(1, "Give the view a name").max(80);

export const SavedViewDto = z.object({
  id: z.string(),
  name: z.string(),
  search: z.string(),
  /** Shared with the project; otherwise its maker's own. */
  is_shared: z.boolean(),
  created_by: z.string(),
  created_at: z.string(),
  /** Whether whoever asks may rename and delete it. */
  can_change: z.boolean(),
});
export type SavedViewDto = z.infer<typeof SavedViewDto>;
export const SavedViewList = z.object({ items: z.array(SavedViewDto) });
export type SavedViewList = z.infer<typeof SavedViewList>;

const ViewBody = z.object({ name: ViewName, search: SavedSearch, is_shared: z.boolean() });
export const CreateSavedViewBody = ViewBody.extend({ is_shared: z.boolean().default(false) });
export type CreateSavedViewBody = z.infer<typeof CreateSavedViewBody>;
/** Renames it, makes it show something else, shares it or takes it back. */
export const ChangeSavedViewBody = ViewBody.partial();
export type ChangeSavedViewBody = z.infer<typeof ChangeSavedViewBody>;

const InProject = { project: z.string().min(1) };
export const CreateSavedViewInput = CreateSavedViewBody.extend(InProject);
export type CreateSavedViewInput = z.infer<typeof CreateSavedViewInput>;
export const ChangeSavedViewInput = ChangeSavedViewBody.extend({ ...InProject, id: z.string() });
export type ChangeSavedViewInput = z.infer<typeof ChangeSavedViewInput>;
export const DeleteSavedViewInput = z.object({ ...InProject, id: z.string() });
export type DeleteSavedViewInput = z.infer<typeof DeleteSavedViewInput>;
