import { AppError } from "@/lib/errors";

export function nameTaken(name: string): AppError {
  return new AppError("conflict", `There is a view called "${name}" already. Choose another name.`);
}
