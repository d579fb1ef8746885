import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { RUN_STATUSES } from "@/lib/domain/orchestration/run-state";

/** The page's own part of the URL. */
export const runsParsers = {
  status: parseAsStringLiteral(RUN_STATUSES),
  /** The run whose workflow and input are to begin with. */
  again: parseAsString,
};
