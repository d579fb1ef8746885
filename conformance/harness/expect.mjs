/**
 * Ends a scenario: tells the harness what must be read in Baton. Run by hand, it prints it.
 * @param {import("./expectation.ts").Expectation} expectation
 */
export function expectInBaton(expectation) {
  if (process.send) process.send(expectation);
  else console.log(JSON.stringify(expectation, null, 2));
}
