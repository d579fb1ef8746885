export type Message = { id: string | null; event: string; data: string };

const LINE_END = /\r\n|\n|\r(?!$)/;

/** The messages of a response, as they come. */
export async function* readMessages(response: Response): AsyncGenerator<Message> {
  let fields: [string, string][] = [];
  for await (const line of readLines(response.body)) {
    if (line !== "") {
      const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      fields.push([name, value]);
      continue;
    }
    const data = valuesOf(fields, "data");
    const [id = null] = valuesOf(fields, "id");
    const [event = "message"] = valuesOf(fields, "event");
    if (data.length > 0) yield { id, event, data: data.join("\n") };
    fields = [];
  }
}

function valuesOf(fields: readonly [string, string][], wanted: string): string[] {
  return fields.filter(([name]) => name === wanted).map(([, value]) => value);
}

async function* readLines(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(LINE_END);
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    // Whoever stops reading lets the sender know.
    await reader.cancel().catch(() => {});
  }
}
