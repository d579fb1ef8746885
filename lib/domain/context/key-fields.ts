const CONSTRAINT =
  /constraint|limit|require|budget|deadline|exclu|criteri|quota|forbid|forbidden|must|(?:^|_)(?:max|min|only|due|until|before|after)(?:_|$|imum|[A-Z])|(?:Max|Min)$/i;
const IDENTITY =
  /^(?:id|uuid|guid|key|ref)$|[_-](?:id|uuid|key|ref|number)$|[a-z](?:Id|Uuid|Key|Ref|Number)$/;

const judged = new Map<string, "constraint" | "id" | "plain">();
const JUDGED_MAX = 10_000;
/** Longer names are not kept: ten thousand of them would be all the memory. */
const REMEMBERED_CHARS_MAX = 100;

/** What a member's name says of its value: ids and constraints count double (rulings, 12). */
export function judgeName(name: string): "constraint" | "id" | "plain" {
  const known = judged.get(name);
  if (known) return known;
  const judgement = judge(name);
  if (name.length > REMEMBERED_CHARS_MAX) return judgement;
  if (judged.size >= JUDGED_MAX) judged.clear();
  judged.set(name, judgement);
  return judgement;
}

function judge(name: string): "constraint" | "id" | "plain" {
  if (CONSTRAINT.test(name)) return "constraint";
  return IDENTITY.test(name) ? "id" : "plain";
}
