import { BoardKey, readExpectedVersion, VERSIONS_SEGMENT } from "@/lib/domain/blackboard/key";
import { AgentName } from "@/lib/domain/event/shapes";
import { HandoffId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";

const ROOT = "/api/v1/blackboard/";

/**
 * The key that an address names, and whether it asks for all its versions. Read off the address itself:
 * a key may hold an escaped slash, which must not be decoded twice.
 */
export function readBoardAddress(request: Request): { key: BoardKey; isVersions: boolean } {
  const segments = new URL(request.url).pathname.slice(ROOT.length).split("/");
  const isVersions = segments.length > 1 && segments.at(-1) === VERSIONS_SEGMENT;
  const named = isVersions ? segments.slice(0, -1) : segments;
  return { key: BoardKey.parse(named.map(decode).join("/")), isVersions };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AppError("invalid_input", "The key is not percent-encoded UTF-8.");
  }
}

/** Who says it asks; the keys of agents are often shared. */
export function callingAgent({ headers }: Request): string | undefined {
  const named = headers.get("x-baton-agent");
  return named === null ? undefined : AgentName.parse(named);
}

/** The handoff that the caller works on. */
export function callingHandoff({ headers }: Request): HandoffId | undefined {
  const named = headers.get("x-baton-handoff");
  return named === null ? undefined : HandoffId.parse(named);
}

export function expectedVersion({ headers }: Request) {
  const expected = readExpectedVersion({
    ifMatch: headers.get("if-match"),
    ifNoneMatch: headers.get("if-none-match"),
  });
  if (expected !== null) return expected;
  throw new AppError("invalid_input", 'If-Match takes one version, such as 3 or "3".');
}
