import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { parseInput } from "./parse-input";
import { BODY_BYTES_MAX as CONTENT_BODY_BYTES_MAX } from "@/lib/ingest/guard/limits";
import { parseJson } from "@/lib/ingest/guard/parse-json";
import { readBody } from "@/lib/ingest/guard/read-body";

const BODY_BYTES_MAX = 1_048_576;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** For small bodies; ingest has its own reader. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  assertJsonType(request);
  const body = await readBody(request.body, { encoding: null, maxBytes: BODY_BYTES_MAX });
  return parseInput(schema, parseJson(body));
}

/** For bodies with a context or a value in them: as large as ingest takes, and no deeper. */
export async function readContent<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  assertJsonType(request);
  const encoding = request.headers.get("content-encoding");
  const body = await readBody(request.body, { encoding, maxBytes: CONTENT_BODY_BYTES_MAX });
  return parseInput(schema, parseJson(body));
}

function assertJsonType(request: Request): void {
  if (JSON_TYPE.test(request.headers.get("content-type") ?? "")) return;
  throw new AppError("unsupported_media_type", "Send JSON with content-type: application/json.");
}

/** As `readContent`, of a body that may be left out. */
export async function readOptionalContent<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (request.headers.get("content-type") !== null) return readContent(request, schema);
  return parseInput(schema, {});
}

/** A body that may be left out: then what the schema makes of `{}`. */
export async function readOptionalJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (request.headers.get("content-type") !== null) return readJson(request, schema);
  return parseInput(schema, {});
}
