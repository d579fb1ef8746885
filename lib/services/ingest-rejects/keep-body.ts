import type { Json } from "@/lib/domain/json";
import { maskJson } from "@/lib/domain/masking/mask";
import type { AppError } from "@/lib/errors";
import { excerptOf } from "@/lib/ingest/guard/excerpt";
import { parseJson } from "@/lib/ingest/guard/parse-json";
import { repairText } from "@/lib/ingest/guard/repair-text";
import type { ServiceContext } from "../context";
import { maskingRulesOf } from "../masking/masking-rules";
import { BODY_CHARS_MAX, storeRejects } from "./store-rejects";

/** The rest were not refused for what they are: the sender comes again. */
const KEPT_CODES = new Set<AppError["code"]>([
  "invalid_input",
  "too_deep",
  "payload_too_large",
  "unsupported_media_type",
  "request_timeout",
]);

/**
 * Keeps what is known of a body that could not be read: masked JSON, else the words in it. Never its
 * bytes: a secret in them could not be masked.
 */
export async function keepBody(
  ctx: ServiceContext,
  { source, error, bytes }: { source: string; error: AppError; bytes?: Uint8Array },
): Promise<void> {
  if (!KEPT_CODES.has(error.code)) return;
  const rules = await maskingRulesOf(ctx);
  const sent = bytes && maskJson(repairText(readable(bytes)), rules);
  const { code, message } = error;
  await storeRejects(ctx, {
    source,
    refused: [{ kind: "body", code, message, eventId: null, sent }],
  });
}

function readable(bytes: Uint8Array): Json {
  if (bytes.byteLength > BODY_CHARS_MAX) return excerptOf(bytes);
  try {
    return parseJson(bytes);
  } catch {
    return excerptOf(bytes);
  }
}
