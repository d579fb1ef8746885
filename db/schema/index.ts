export * from "./access";
export * from "./auth";
export * from "./record";
export * from "./trace";
