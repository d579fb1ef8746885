import { AgentName } from "@/lib/domain/event/shapes";

/** Next hands a page's path segment over as it stands in the URL: percent-encoded. */
export function readAgentSegment(segment: string): string | undefined {
  try {
    return AgentName.safeParse(decodeURIComponent(segment)).data;
  } catch {
    return undefined;
  }
}
