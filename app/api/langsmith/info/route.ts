export { langsmithInfoRoute as GET } from "@/lib/http/langsmith-route";
