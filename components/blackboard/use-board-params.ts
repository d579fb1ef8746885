"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";

/** Which keys are listed, which one is open, and which of its versions is looked at. */
export function useBoardParams() {
  return useQueryStates(
    {
      prefix: parseAsString.withDefault(""),
      key: parseAsString,
      version: parseAsInteger,
    },
    { history: "push" },
  );
}
