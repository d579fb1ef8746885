import { langsmithRoute } from "@/lib/http/langsmith-route";

export const PATCH = langsmithRoute<{ id: string }>((_request, { id }) => ({ as: "patch", id }));
