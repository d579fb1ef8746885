import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

/**
 * A span of Baton's own around `work`; costs next to nothing while nobody asks for them. Names, numbers
 * and ids only: what agents say is never in one.
 */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getTracer("baton").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: errorName(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A message may quote what was sent. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
