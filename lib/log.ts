import pino from "pino";

/** One JSON line an event on stderr; stdout is for people. */
export const log = pino(
  { level: process.env["BATON_LOG_LEVEL"] ?? "info", base: null },
  pino.destination(2),
);
