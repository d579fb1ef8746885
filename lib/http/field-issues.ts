import type { z } from "zod";
import { AppError, type FieldIssue } from "@/lib/errors";

const ISSUES_MAX = 50;

export function toFieldIssues({ issues }: z.ZodError): FieldIssue[] {
  return issues
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path: path.join("."), message }));
}

export function invalidInput(error: z.ZodError): AppError {
  const issues = toFieldIssues(error);
  const [first] = issues;
  const where = first && first.path !== "" ? `${first.path}: ` : "";
  const message = `The input is not valid: ${where}${first?.message ?? "unknown reason"}`;
  return new AppError("invalid_input", message, { cause: error, issues });
}
