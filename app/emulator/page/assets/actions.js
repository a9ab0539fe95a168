// The desk's buttons: things that happen in a portal, through its control
// interface.

import { toast } from "./cover.js";

const sentences = [
  "Has anyone seen the new price list?",
  "I will be ten minutes late, start without me.",
  "The customer has signed! 🎉",
  "Please have a look at the [b]contract[/b] before noon.",
  "Who takes the call at three?",
  "Done. The numbers are in the table.",
];

let said = 0;

async function control(method, path, body) {
  const response = await fetch(`/_demo/${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The portal refused: ${(await response.text()).slice(0, 200)}`);
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

// colleague is who does something in a dialog of the desk's person.
function colleague(desk) {
  const other = Number(desk.dialog);
  if (other > 0) return other;
  return desk.users[0] === 2 ? 3 : 2;
}

// seenBy is the dialog's id for the colleague.
function seenBy(desk) {
  return Number(desk.dialog) > 0 ? String(desk.users[0]) : desk.dialog;
}

const deeds = {
  write: (desk) =>
    control("POST", "messages", {
      dialogId: seenBy(desk),
      authorId: colleague(desk),
      text: sentences[said++ % sentences.length],
      count: 1,
    }),

  async read(desk) {
    const userId = colleague(desk);
    const dialog = await control("GET", `dialogs/${encodeURIComponent(seenBy(desk))}?user=${userId}`);
    await control("POST", "read", { dialogId: seenBy(desk), userId, messageId: dialog.lastMessageId });
    toast("A colleague has read everything in this dialog.");
  },

  async expire() {
    await control("POST", "tokens/expire");
    toast("All tokens are expired; the next call of the app meets that.");
  },

  slow: (desk, button) => toggle(button, "slow", { delayMs: 3000 }),

  refuse: (desk, button) =>
    toggle(button, "refuse", { method: "im.dialog.read", status: 503, error: "QUERY_LIMIT_EXCEEDED" }),

  async reset() {
    await control("POST", "reset");
    location.reload();
  },
};

const faults = new Map();

// toggle sets a fault or takes it back. Faults can only be dropped together, so
// those that still stand are set once more.
async function toggle(button, name, fault) {
  if (faults.delete(name)) {
    await control("DELETE", "faults");
    for (const other of faults.values()) await control("POST", "faults", other);
  } else {
    await control("POST", "faults", fault);
    faults.set(name, fault);
  }
  button.setAttribute("aria-pressed", String(faults.has(name)));
}

// act does what a button says; the button rests meanwhile.
export async function act(button, desk) {
  button.disabled = true;
  try {
    await deeds[button.dataset.act](desk, button);
  } finally {
    button.disabled = false;
  }
}
