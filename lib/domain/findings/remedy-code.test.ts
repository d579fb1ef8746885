import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { FINDING_RULES } from "./registry";

const SDK = fileURLToPath(new URL("../../../sdk/src/index.ts", import.meta.url));
const HERE = fileURLToPath(new URL("remedies.ts", import.meta.url));
/** Names of the reader's own program, and their types. */
const THEIR_OWN = new Set([2304, 2552, 7006, 7031, 18_004]);

it("every remedy is a program against the SDK as it is", () => {
  expect(problemsOf(asProgram())).toEqual([]);
}, 60_000);

it("finds what the SDK does not have", () => {
  const text = `${asProgram()}\nasync () => baton.handoffs({});\nasync () => baton.handoff({ to: "a", task });`;
  expect(problemsOf(text)).toHaveLength(2);
}, 60_000);

function asProgram(): string {
  const bodies = FINDING_RULES.map(
    ({ kind, remedy }) => `// ${kind}\nasync () => {\n${remedy.code}\n};`,
  );
  return [
    `import { AgentPool, type Baton, Rejection, type Trace } from ${JSON.stringify(SDK)};`,
    "declare const baton: Baton;",
    "declare const trace: Trace;",
    ...bodies,
  ].join("\n");
}

function problemsOf(text: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    useUnknownInCatchVariables: false,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path === HERE || disk.fileExists(path),
    getSourceFile: (path, ...rest) =>
      path === HERE
        ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
        : disk.getSourceFile(path, ...rest),
  };
  const program = ts.createProgram([HERE], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(HERE))
    .filter(({ code }) => !THEIR_OWN.has(code))
    .map(({ messageText, start = 0 }) => {
      const line = text.slice(text.lastIndexOf("\n", start) + 1, text.indexOf("\n", start));
      return `${line.trim()}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}
