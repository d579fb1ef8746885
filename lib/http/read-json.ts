import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { invalidInput } from "./field-issues";
import { readBody } from "@/lib/ingest/guard/read-body";

const BODY_BYTES_MAX = 1_048_576;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** For small bodies; ingest has its own reader. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", "Send JSON with content-type: application/json.");
  }
  const parsed = schema.safeParse(
    parseJson(await readBody(request.body, { encoding: null, maxBytes: BODY_BYTES_MAX })),
  );
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

/** A body that may be left out: then what the schema makes of `{}`. */
export async function readOptionalJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (request.headers.get("content-type") !== null) return readJson(request, schema);
  const parsed = schema.safeParse({});
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not valid JSON in UTF-8.", { cause });
  }
}
