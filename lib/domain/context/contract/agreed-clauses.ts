import { type AgreedTerms, fieldsOf, judgeFields, type Judgement } from "../../contract/contract";
import { TOO_SLOW } from "../../orchestration/too-slow";
import { escapeToken } from "../leaf";
import { type Clause, type ContractSubject, fail, notAgreed, pass, unseen } from "./clause";
import type { ContractClause } from "./clauses";

/** What somebody agreed on for this pair: it is asked about only where there is something. */
export function agreedClauses({ payload }: ContractSubject, terms: AgreedTerms): Clause[] {
  const { required, allowed, schema } = terms;
  const hasSchema = Object.keys(schema).length > 0;
  const judged = payload === undefined ? undefined : judgeFields(terms, fieldsOf(payload));
  return [
    allowed === null
      ? notAgreed("least_privilege", "No list of allowed fields is set for the receiver.")
      : judge("least_privilege", judged?.withheld, {
          good: "The receiver's role may see every field.",
          bad: "The receiver's role may not see",
        }),
    required.length === 0
      ? notAgreed("required_parameters", "No required parameters are set for this pair.")
      : judge("required_parameters", judged?.missing, {
          good: `All of them are there: ${required.join(", ")}.`,
          bad: "There is no",
        }),
    hasSchema ? schemaClause(judged) : notAgreed("schema", "No schema is set for this pair."),
  ];
}

function judge(
  clause: ContractClause,
  names: readonly string[] | undefined,
  { good, bad }: { good: string; bad: string },
): Clause {
  if (!names) return unseen(clause);
  if (names.length === 0) return pass(clause, good);
  const evidence = clause === "least_privilege" ? names.map((name) => `/${escapeToken(name)}`) : [];
  return fail(clause, `${bad} ${names.join(", ")}.`, evidence);
}

function schemaClause(judged: Judgement | undefined): Clause {
  if (!judged) return unseen("schema");
  if (judged.isTooSlow) return { ...unseen("schema"), detail: TOO_SLOW };
  const [first] = judged.issues;
  if (!first) return pass("schema", "It is what the schema asks for.");
  const more = judged.issues.length > 1 ? ` and ${judged.issues.length - 1} more` : "";
  const paths = judged.issues.flatMap(({ path }) => (path === "" ? [] : [path]));
  return fail("schema", `${first.path || "/"}: ${first.message}${more}.`, paths);
}
