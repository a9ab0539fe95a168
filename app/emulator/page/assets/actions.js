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

  slow: (desk, button) => toggle(button),
  refuse: (desk, button) => toggle(button),

  async reset() {
    await control("POST", "reset");
    location.reload();
  },
};

// faults are the rules that the buttons with two states stand for.
const faults = {
  slow: { method: "*", delayMs: 3000 },
  refuse: { method: "im.dialog.read", status: 503, error: "QUERY_LIMIT_EXCEEDED" },
};

const pressed = (button) => button.getAttribute("aria-pressed") === "true";

// toggle sets a fault or takes it back. Faults can only be dropped together, so
// those that still stand are set once more.
async function toggle(button) {
  const name = button.dataset.act;
  if (!pressed(button)) {
    await control("POST", "faults", faults[name]);
  } else {
    const standing = await control("GET", "faults");
    await control("DELETE", "faults");
    for (const { id, ...fault } of standing.filter((one) => nameOf(one) !== name)) await control("POST", "faults", fault);
  }
  button.setAttribute("aria-pressed", String(!pressed(button)));
}

// nameOf tells which button a standing fault belongs to.
const nameOf = (fault) =>
  Object.keys(faults).find((name) => Object.entries(faults[name]).every(([key, value]) => fault[key] === value));

// recall shows which faults still stand from before the page was loaded.
export async function recall() {
  const standing = await control("GET", "faults");
  for (const button of document.querySelectorAll("[data-act][aria-pressed]")) {
    button.setAttribute("aria-pressed", String(standing.some((fault) => nameOf(fault) === button.dataset.act)));
  }
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
