import pino from "pino";
import { describeError } from "./describe-error";

/** One JSON line an event on stderr; stdout is for people. */
export const log = pino(
  {
    level: process.env["BATON_LOG_LEVEL"] ?? "info",
    base: null,
    serializers: { err: describeError },
  },
  pino.destination(2),
);
