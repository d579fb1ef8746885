import { langsmithRoute } from "@/lib/http/langsmith-route";

export const POST = langsmithRoute(() => ({ as: "post" }));
