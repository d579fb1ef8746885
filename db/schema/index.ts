export * from "./access";
export * from "./auth";
export * from "./ingest";
export * from "./record";
export * from "./trace";
