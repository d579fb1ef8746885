import type { MarkerRow, Publication } from "@/db/queries/markers";
import type { MarkerDto } from "@/lib/contracts/marker";
import { formatInstant, nanosFromMs } from "@/lib/domain/time";

export function toMarkerDto({ key, kind, title, at, url, createdBy }: MarkerRow): MarkerDto {
  return { key, kind, title, at: formatInstant(at), url, created_by: createdBy };
}

/** What was published marks itself: nothing more is stored for it. */
export function publicationDto({ version, author, note, createdAt }: Publication): MarkerDto {
  return {
    key: `rules:${version}`,
    kind: "rules",
    title: `Rules, version ${version}${note === "" ? "" : `: ${note}`}`,
    at: formatInstant(nanosFromMs(createdAt.getTime())),
    url: null,
    created_by: author,
  };
}
