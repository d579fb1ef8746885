import { parseAsString } from "nuqs/server";

/** The two traces, by id. */
export const compareParsers = { a: parseAsString, b: parseAsString };
