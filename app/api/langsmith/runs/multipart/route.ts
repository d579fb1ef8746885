import { langsmithRoute } from "@/lib/http/langsmith-route";

export const POST = langsmithRoute((request) => ({
  as: "multipart",
  contentType: request.headers.get("content-type"),
}));
