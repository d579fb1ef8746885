import { OTLP_SOURCE } from "@/lib/contracts/ingest";
import { AppError, ERROR_STATUS } from "@/lib/errors";
import {
  encodeExportResponse,
  encodeOtlpError,
  type OtlpEncoding,
  type OtlpOutcome,
  type OtlpResponse,
  type RejectedName,
} from "@/lib/ingest/otlp/encode-response";
import type { ServiceContext } from "@/lib/services/context";
import { requireScope } from "@/lib/services/require-scope";
import { admit } from "./admission";
import { readIngestBody } from "./read-ingest-body";
import { logUnexpected } from "./log-unexpected";
import { requestContext } from "./request-context";
import { handleRoute } from "./route";
import { toAppError } from "./to-app-error";

type OtlpHandler = (
  bytes: Uint8Array,
  args: { ctx: ServiceContext; encoding: OtlpEncoding },
) => Promise<OtlpOutcome>;

/** A door for OTLP exporters: answers and errors in the request's own encoding, as OTLP asks. */
export function otlpRoute(name: RejectedName, handler: OtlpHandler) {
  return handleRoute(async (request) => {
    const encoding = encodingOf(request);
    try {
      const { ctx } = await requestContext(request);
      requireScope(ctx, "ingest");
      const result = await admit({ request, projectId: ctx.projectId }, async (hold) =>
        handler(await readIngestBody(request, { ctx, source: OTLP_SOURCE, hold }), {
          ctx,
          encoding,
        }),
      );
      return respond(encodeExportResponse(result, { encoding, name }), 200);
    } catch (error) {
      return failure(error, encoding);
    }
  });
}

function encodingOf({ headers }: Request): OtlpEncoding {
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/json") return "json";
  if (type === "application/x-protobuf" || type === "application/protobuf") return "protobuf";
  throw new AppError(
    "unsupported_media_type",
    "Content-Type must be application/x-protobuf or application/json.",
  );
}

function failure(error: unknown, encoding: OtlpEncoding): Response {
  const known = toAppError(error);
  if (!known || known.code === "internal") logUnexpected(error, { source: "otlp" });
  const { code, message, retryAfterSeconds } =
    known ?? new AppError("internal", "Something went wrong on our side.");
  const response = respond(encodeOtlpError({ code, message }, encoding), ERROR_STATUS[code]);
  if (retryAfterSeconds !== undefined) {
    response.headers.set("retry-after", String(Math.ceil(retryAfterSeconds)));
  }
  if (code === "request_timeout") response.headers.set("connection", "close");
  return response;
}

function respond({ contentType, body }: OtlpResponse, status: number): Response {
  return new Response(new Uint8Array(body), { status, headers: { "content-type": contentType } });
}
