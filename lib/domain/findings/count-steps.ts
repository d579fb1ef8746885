/** What agents are told to do; a clause that begins with one of these is a step. */
const VERBS = new Set(
  `add aggregate analyse analyze annotate approve ask assess audit book build buy calculate call cancel
   categorise categorize check classify clean collect compare compile compose compute contact convert crawl
   create debug decide delete deploy design detect determine discover download draft edit email e-mail
   enrich escalate estimate evaluate examine execute explain export extract fetch file filter find fix
   forecast format gather generate get group identify implement import inspect install investigate label
   list load look mail measure merge migrate monitor notify open order parse pay plan post prepare
   prioritise prioritize process publish pull push query rank rate read rebuild recommend reconcile refund
   register remove render rename report research retrieve review rewrite run save schedule score scrape
   search select send sort split store submit summarise summarize tag test train transform translate update
   upload validate verify write`.split(/\s+/),
);
const BORDERS =
  /[,;:.!?\n]+|\b(?:and then|and|then|afterwards|finally|next|as well as|plus|und|dann)\b/gi;
const FILLERS =
  /^(?:\s|[-*•\d.)]|\b(?:please|first|also|to|now|you|should|must|will|can|could)\b)+/i;
const TASK_CHARS_MAX = 4_000;

/** The different verbs with which the clauses of a task begin, in order. */
export function countSteps(task: string): string[] {
  const clauses = task.slice(0, TASK_CHARS_MAX).split(BORDERS);
  const verbs = clauses.flatMap((clause) => {
    const [word = ""] = clause
      .replace(FILLERS, "")
      .trim()
      .toLowerCase()
      .split(/[^\p{L}-]+/u);
    return VERBS.has(word) ? [word] : [];
  });
  return [...new Set(verbs)];
}
