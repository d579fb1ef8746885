import { parseAsString } from "nuqs/server";

/** The page's own part of the URL. */
export const alertParsers = { selected: parseAsString };
