import type { RunDto } from "@/lib/contracts/run";
import type { RunId } from "@/lib/domain/task/task";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readRun } from "./read-run";

export async function getRun(ctx: ServiceContext, id: RunId): Promise<RunDto> {
  requireScope(ctx, "read");
  return readRun(ctx, id);
}
