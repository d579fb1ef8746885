import { NATIVE_SOURCE } from "@/lib/contracts/ingest";
import { answerIngest } from "@/lib/http/answer-ingest";
import { ingestRoute } from "@/lib/http/ingest-route";
import { ingestNative } from "@/lib/services/events/ingest-native";

export const POST = ingestRoute(NATIVE_SOURCE, async (bytes, { ctx, request }) => {
  const contentType = request.headers.get("content-type");
  return answerIngest(await ingestNative(ctx, { bytes, contentType }));
});
