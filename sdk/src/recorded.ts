import type { NativeEvent } from "./generated/wire.ts";

export type EventName = NativeEvent["event"];
/** Writes one event into a trace. */
export type Say = (event: EventName, fields: object) => void;

type Named<Name extends EventName> = Extract<NativeEvent, { event: Name }>;
type Filled = "event" | "trace_id" | "at";
/** Values that the sender need not have put into JSON before. */
type Content =
  | "context"
  | "held"
  | "result"
  | "understood"
  | "request"
  | "input"
  | "output"
  | "action"
  | "edited"
  | "content";

type Loose<Fields> = {
  [Key in keyof Fields]: Key extends Content
    ? unknown
    : Fields[Key] | (undefined extends Fields[Key] ? undefined : never);
};

/** What a sender says of an event: the rest is filled in. */
export type EventFields<Name extends EventName> = Loose<Omit<Named<Name>, Filled>> & {
  at?: string | undefined;
};

/** The same, of a handoff whose id is known. */
export type HandoffFields<Name extends EventName> = Omit<EventFields<Name>, "handoff_id">;
