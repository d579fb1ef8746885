import type { ImportedLog } from "@/lib/contracts/connect";
import { request, withQuery } from "./request";

/** Sends the file itself, not a form of it: a server action would stop at a megabyte. */
export async function importLog(input: { project: string; file: File }): Promise<ImportedLog> {
  const { project, file } = input;
  return request(
    withQuery("/api/v1/imports", { project, file_name: file.name }),
    async () => (await import("@/lib/contracts/connect")).ImportedLog,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: file,
    },
  );
}
