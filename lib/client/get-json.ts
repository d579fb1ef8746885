import type { z } from "zod";
import { type LoadSchema, type QueryParams, request, withQuery } from "./request";

type JsonRequest = {
  /** Slug; null asks for the user's first project. */
  project: string | null;
  params?: QueryParams;
  signal?: AbortSignal;
};

/** Reads one resource of the API; every failure is a `ProblemError`. */
export async function getJson<Schema extends z.ZodType>(
  path: `/api/v1/${string}`,
  loadSchema: LoadSchema<Schema>,
  { project, params = {}, signal }: JsonRequest,
): Promise<z.infer<Schema>> {
  return request(withQuery(path, { ...params, project }), loadSchema, {
    headers: { accept: "application/json" },
    ...(signal === undefined ? {} : { signal }),
  });
}
