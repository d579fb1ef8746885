import { shortenId } from "@/lib/format/short-id";

const NAME_CHARS_MAX = 60;

/** `find-leads-4bf92f35-agents.svg`: a name that every file system takes. */
export function pictureFileName(
  trace: { id: string; name: string | null },
  { mode, extension }: { mode: string; extension: "svg" | "png" },
): string {
  const parts = [trace.name ?? "trace", shortenId(trace.id), mode].map(toFileWords);
  return `${parts.filter((part) => part !== "").join("-")}.${extension}`;
}

function toFileWords(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, NAME_CHARS_MAX)
    .replaceAll(/^-+|-+$/g, "")
    .toLowerCase();
}
