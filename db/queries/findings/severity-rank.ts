import { sql } from "drizzle-orm";
import { FINDING_SEVERITIES } from "../../../lib/domain/findings/finding";

/** The gravest is 1. Of every row that is counted: looking it up in an array took several times as long. */
export const SEVERITY_RANK = sql.raw(
  `case severity ${FINDING_SEVERITIES.map((each, index) => `when '${each}' then ${index + 1}`).join(" ")} end`,
);

/** The severity of a rank: `(SEVERITIES)[rank]`. */
export const SEVERITIES = sql.raw(
  `array[${FINDING_SEVERITIES.map((each) => `'${each}'`).join(", ")}]`,
);
