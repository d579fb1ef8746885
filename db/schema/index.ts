export * from "./access";
export * from "./analysis";
export * from "./auth";
export * from "./ingest";
export * from "./record";
export * from "./trace";
export * from "./runtime";
export * from "./search";
