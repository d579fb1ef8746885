import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** An id in a path; one that cannot exist is simply not found. */
export function readId<Schema extends z.ZodType>(schema: Schema, id: string): z.infer<Schema> {
  const parsed = schema.safeParse(decodePath(id));
  if (parsed.success) return parsed.data;
  throw new AppError("not_found", `There is nothing under the id "${id.slice(0, 200)}".`);
}

/** Next gives path parameters of route handlers as they stand in the address. */
function decodePath(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
