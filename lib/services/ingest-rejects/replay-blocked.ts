import type { IngestRejectRow } from "@/db/queries/ingest-rejects";

/** Why there is nothing to send in again; null when there is. */
export function replayBlocked({ kind, body }: IngestRejectRow): string | null {
  switch (kind) {
    case "event":
      return body === null ? "It was larger than 256 KB, so it was not kept." : null;
    case "item":
      return "No event could be made of it. Its sender has to mend it and send it again.";
    case "body":
      return "The whole request could not be read. Its sender has to mend it and send it again.";
  }
}
