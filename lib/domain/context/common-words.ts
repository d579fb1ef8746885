/** English words that begin sentences and requests: capitalised there, they are no names. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  a about above add after all also although always am an analyse analyze and answer any are as
  ask at based be because been before begin below book both build but buy by calculate call
  can change check choose clear compare complete compute consider contact continue convert
  could count create data decide delete describe determine did do does done draft during each
  edit either email ensure error evaluate every examine example execute explain extract failed
  fetch file fill filter final finally find first fix focus follow for from generate get give
  given go good great had has have he hello help her here hi his hold how however identify if
  implement important in include inform input install instead is it its just keep know last
  let like list load locate look make many map mark may me merge might more most move must my
  name need never new next no not note now of ok okay on once one only open or order other our
  out output over parse pass perform plan please prepare print process produce provide pull
  push put question rank read recommend record reduce refund remember remove repeat replace
  reply report request research resolve respond result results return review rewrite route run
  same save score search second see select send set she should show since so solve some sort
  start state step stop store submit suggest sum summarise summarize sure take task tell test
  than thank thanks that the their them then there therefore these they thing think this those
  through to total transfer translate try turn two under unless until up update upload use
  used user using validate verify very visit wait was we were what when where which while who
  whom whose why will with within without work would write yes yet you your
`
    .trim()
    .split(/\s+/),
);
