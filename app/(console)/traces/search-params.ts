import { createLoader } from "nuqs/server";
import { listParsers } from "@/components/traces/list-params";

export const loadListParams = createLoader(listParsers);
