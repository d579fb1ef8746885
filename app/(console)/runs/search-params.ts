import { createLoader } from "nuqs/server";
import { runsParsers } from "@/components/runs/runs-params";

export const loadRunsParams = createLoader(runsParsers);
