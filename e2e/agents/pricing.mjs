/** An agent that is code, for the journeys: it takes a moment to be ready, then prices what it is given. */
let done = 0;

export async function start() {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export default function work({ context }, { accept }) {
  accept();
  done += 1;
  return { result: { price: Number(context.units) * 3, done }, usage: { credits: 1 } };
}
