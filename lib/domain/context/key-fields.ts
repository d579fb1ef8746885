import { rememberNames } from "../remember-names";

const CONSTRAINT =
  /constraint|limit|require|budget|deadline|exclu|criteri|quota|forbid|forbidden|must|(?:^|_)(?:max|min|only|due|until|before|after)(?:_|$|imum|[A-Z])|(?:Max|Min)$/i;
const IDENTITY =
  /^(?:id|uuid|guid|key|ref)$|[_-](?:id|uuid|key|ref|number)$|[a-z](?:Id|Uuid|Key|Ref|Number)$/;

/** What a member's name says of its value: ids and constraints count double (rulings, 12). */
export const judgeName = rememberNames((name): "constraint" | "id" | "plain" => {
  if (CONSTRAINT.test(name)) return "constraint";
  return IDENTITY.test(name) ? "id" : "plain";
});
