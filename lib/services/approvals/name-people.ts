import { listKeyLabels } from "@/db/queries/api-keys";
import { type DeciderRow, listMemberNames } from "@/db/queries/members";
import { isDeciderRole } from "@/lib/domain/approvals/approval";
import type { Rename } from "@/lib/domain/approvals/rename-people";
import { directoryOf, whyUnclear } from "@/lib/domain/approvals/who-is";
import { AppError, type FieldIssue } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { choicesFor } from "./assignee";

/** A plan has room for a hundred thousand names. */
const ISSUES_MAX = 50;

type Names = {
  /** Who decides: a member, or a key. */
  decider: Rename;
  /** Who is asked: a member who may decide. */
  next: Rename;
};

type Clear = { kind: "clear"; name: string } | { kind: "unclear"; why: string };

/**
 * Stores people by their address, which nobody else can take: names are free for others once those who had
 * them have left. What does not mean one of them is refused, with where it stands.
 */
export async function namePeople<Document>(
  ctx: ServiceContext,
  rename: (names: Names) => Document,
): Promise<Document> {
  const { db, projectId } = ctx;
  const members = await listMemberNames(db, projectId);
  const keys = await listKeyLabels(db, projectId);
  const live = new Map(
    keys.filter(({ isLive }) => isLive).map(({ label }) => [label.toLowerCase(), label]),
  );
  const memberOf = directoryOf(members);
  const deciderOf = directoryOf(members.filter(({ role }) => isDeciderRole(role)));
  const issues: FieldIssue[] = [];
  const taking =
    (read: (who: string) => Clear): Rename =>
    (who, path) => {
      const meant = read(who);
      if (meant.kind === "clear") return meant.name;
      if (issues.length < ISSUES_MAX) {
        issues.push({ path: `/${path.join("/")}`, message: meant.why });
      }
      return who;
    };
  const named = rename({
    decider: taking((who) => {
      return keyOrPerson(ctx, { who, found: memberOf(who), label: live.get(who.toLowerCase()) });
    }),
    next: taking((who) => onePerson(ctx, who, deciderOf(who))),
  });
  const [first] = issues;
  if (!first) return named;
  throw new AppError("invalid_input", `${first.path}: ${first.message}.`, { issues });
}

function keyOrPerson(
  ctx: ServiceContext,
  { who, found, label }: { who: string; found: readonly DeciderRow[]; label: string | undefined },
): Clear {
  if (label === undefined && found.length === 0) {
    const why = `${who} is nobody here: write the e-mail address of a member, or the label of a key`;
    return { kind: "unclear", why };
  }
  if (label === undefined || (found.length > 0 && who.includes("@"))) {
    return onePerson(ctx, who, found);
  }
  if (found.length === 0) return { kind: "clear", name: label };
  const addresses = found.map(({ email }) => email).join(" or ");
  return { kind: "unclear", why: `a key is called ${who}, too: write ${addresses} for the person` };
}

function onePerson(ctx: ServiceContext, who: string, found: readonly DeciderRow[]): Clear {
  const { count, choices } = choicesFor(ctx, found);
  if (count !== 1) return { kind: "unclear", why: whyUnclear(who, { count, choices }) };
  // What is stored is answered: whoever may not list people would learn the address of a name.
  return { kind: "clear", name: choices[0] ?? who };
}
