import { scanText } from "../context/scan-text";
import type { Step } from "./suspect";

const TEXT_CHARS_MAX = 20_000;

/** What the words of a step show, as far as words can. */
export type StepReading = {
  step: Step;
  /** A tool that answers, a person, a note to oneself and a stage direction state nothing new of their own. */
  role: "works" | "answers" | "person" | "thinks";
  hasCode: boolean;
  isFailed: boolean;
  admitsMistake: boolean;
  assumes: boolean;
  givesUp: boolean;
  ends: boolean;
  repeats: string;
  facts: readonly string[];
};

const FAILED =
  /exitcode: [1-9]|execution failed|Traceback \(most recent call|\b\w*(?:Error|Exception)\b:|\b(?:HTTP )?(?:401|403|404|429|500|502|503)\b[^\n]{0,20}(?:Forbidden|Not Found|Error|Unauthorized|Unavailable|Too Many)/;
const MISTAKE =
  /\b(?:incorrect|mistake|wrong|discrepanc\w+|inconsisten\w+|does(?:n['’]t| not) match|inaccura\w+|oversight|contradict\w*)\b/i;
const ASSUMES =
  /\b(?:assum(?:e[ds]?|ing|ptions?)|hypothetical\w*|simulat\w+|placeholder|mock|sample (?:data|text)|for illustration|based on my (?:knowledge|memory)|from memory|let['’]?s say|suppose|fictional|YOUR_API_KEY)\b/i;
const GIVES_UP =
  /\b(?:unable to|can(?:not|['’]t) (?:access|find|open|retrieve)|could(?:n['’]t| not) (?:find|access|retrieve|be found)|no results?|not (?:available|accessible))\b/i;
const ENDS = /\bTERMINATE\b|\bFINAL ANSWER\b/;
const CODE = /```(?:\w+)?\n/;
const NOTE = /\((?:thought|termination condition)\)/i;
const SILENT = /^(?:computer[_ ]?terminal|user[_ ]?proxy|executor|code[_ ]?executor)$/i;

export function readStep(step: Step): StepReading {
  const text = step.text.slice(0, TEXT_CHARS_MAX);
  return {
    step,
    role: roleOf(step),
    hasCode: CODE.test(text),
    isFailed: step.status === "error" || (roleOf(step) === "answers" && FAILED.test(text)),
    admitsMistake: MISTAKE.test(text),
    assumes: ASSUMES.test(text),
    givesUp: GIVES_UP.test(text),
    ends: ENDS.test(text),
    repeats: text.trim().toLowerCase().replace(/\s+/g, " ").slice(0, 400),
    facts: factKeysOf(text),
  };
}

export function factKeysOf(text: string): string[] {
  return scanText(text.slice(0, TEXT_CHARS_MAX)).map(({ key }) => key);
}

function roleOf({ kind, agent, name }: Step): StepReading["role"] {
  if (kind === "human" || /^(?:human|user)$/i.test(agent)) return "person";
  if (kind === "tool" || SILENT.test(agent)) return "answers";
  return NOTE.test(name) ? "thinks" : "works";
}
