/** Said of a value whose check was stopped. */
export const TOO_SLOW =
  "Checking it takes too long: simplify the schema's patterns, or what its $refs lead to.";
