import type { IngestResult } from "@/lib/contracts/ingest";
import { AppError } from "@/lib/errors";

/** One bad event on its own is a bad request; in a batch it is named and its neighbours are kept. */
export function answerIngest({
  result,
  isBatch,
}: {
  result: IngestResult;
  isBatch: boolean;
}): Response {
  const [refused] = result.rejected;
  if (isBatch || !refused) return Response.json(result);
  const path = /^([\w.[\]]+): /.exec(refused.message)?.[1] ?? "";
  const code = refused.code === "payload_too_large" ? "payload_too_large" : "invalid_input";
  throw new AppError(code, refused.message, {
    issues: [{ path, message: refused.message.slice(path === "" ? 0 : path.length + 2) }],
  });
}
