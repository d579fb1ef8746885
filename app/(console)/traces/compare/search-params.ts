import { createLoader } from "nuqs/server";
import { compareParsers } from "@/components/compare/compare-params";

export const loadCompareParams = createLoader(compareParsers);
