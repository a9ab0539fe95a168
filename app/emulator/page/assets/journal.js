// The log of frame messages is kept by the server; the page reports to it.

let tail = Promise.resolve();

// ask posts JSON to one of the page's own addresses.
export async function ask(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    keepalive: true,
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// report logs one message, in order, and resolves to the rule that spoils the
// answer to it, or null.
export function report(entry) {
  const mine = tail.then(() => ask("/_portal/frame-log", [entry])).then((reply) => reply.rule, () => null);
  tail = mine;
  return mine;
}

// printable makes any posted thing loggable.
export function printable(value) {
  try {
    const text = JSON.stringify(value);
    if (text === undefined) return String(value);
    return text.length > 4000 ? text.slice(0, 4000) : value;
  } catch {
    return String(value);
  }
}
