// The desk: dialogs, the app for one or two people, and what happens.

import { listen, open, startAll, Frame, frameOf } from "./frame.js";
import { watchCover, toast, build } from "./cover.js";
import { follow } from "./lines.js";
import { act, recall } from "./actions.js";

const body = document.body;
const stage = document.querySelector("[data-stage]");
const select = document.querySelector("[data-open]");
const second = document.querySelector("[data-second]");
const alone = document.querySelector("[data-alone]");
const list = document.querySelector("[data-dialogs]");

const desk = {
  users: body.dataset.users.split(",").map(Number),
  dialog: body.dataset.dialog,
  code: body.dataset.code,
};

// hasDialog tells whether a placement is about a dialog that can be chosen.
const hasDialog = (code) => /^IM(MOBILE)?_/.test(code) && code !== "IM_NAVIGATION";

// seenBy is the dialog's id for another person: a private one carries the other
// person's number.
const seenBy = (user) => (user !== desk.users[0] && desk.dialog === String(user) ? String(desk.users[0]) : desk.dialog);

let turn = 0;

// show opens the app anew for everyone on the desk.
async function show() {
  const mine = ++turn;
  const passed = Object.fromEntries(new URLSearchParams(location.search));
  const sections = await Promise.all(
    desk.users.map((user) => {
      const query = { ...passed, placement: desk.code, user };
      delete query.users;
      if (hasDialog(desk.code)) query.dialog = seenBy(user);
      else delete query.dialog;
      return open(query);
    }),
  );
  if (mine !== turn) return; // something else has been chosen meanwhile
  for (const section of stage.querySelectorAll("[data-frame]")) frameOf(section)?.close();
  stage.append(...sections);
  for (const section of sections) new Frame(section).start();
  note();
}

// note keeps the address and the marks of what is chosen up to date.
function note() {
  const address = new URL(location.href);
  const keep = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  keep("users", desk.users.length > 1 ? desk.users.join(",") : "");
  if (desk.users.length === 1 && desk.users[0] !== 1) address.searchParams.set("user", desk.users[0]);
  keep("open", desk.code === "IM_SIDEBAR" ? "" : desk.code);
  keep("dialog", desk.dialog);
  history.replaceState(null, "", address);
  alone.href = `/?${new URLSearchParams({ placement: desk.code, dialog: desk.dialog, user: desk.users[0] })}`;
  body.dataset.users = desk.users.join(",");
  mark();
}

function mark() {
  for (const item of list.querySelectorAll("[data-dialog-id]")) {
    item.setAttribute("aria-pressed", String(item.dataset.dialogId === desk.dialog && hasDialog(desk.code)));
  }
}

function choose(id) {
  desk.dialog = id;
  if (!hasDialog(desk.code)) desk.code = select.value = "IM_SIDEBAR";
  show().catch(() => toast("The portal does not answer."));
}

// line draws one dialog, or brings the line it already has up to date.
function line(item, recent) {
  if (!item) {
    item = build("button", "dialog");
    item.type = "button";
    item.dataset.dialogId = recent.DialogID;
    const face = build("span", "face");
    face.setAttribute("aria-hidden", "true");
    const text = build("span", "dialog-text");
    text.append(build("span", "dialog-title"), build("span", "dialog-last"));
    item.append(face, text, build("span", "counter"));
    item.addEventListener("click", () => choose(recent.DialogID));
  }
  const [face, text, counter] = item.children;
  face.textContent = initials(recent.Title);
  face.style.background = /^#[0-9a-f]{3,8}$/i.test(recent.Color) ? recent.Color : "";
  text.firstChild.textContent = recent.Title;
  text.lastChild.textContent = recent.Last;
  counter.hidden = !(recent.Counter > 0);
  counter.textContent = recent.Counter > 999 ? "999+" : recent.Counter;
  counter.dataset.counter = recent.Counter;
  counter.setAttribute("aria-label", `${recent.Counter} unread`);
  return item;
}

const initials = (title) =>
  title
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("");

// look asks for the dialogs; lines are moved, not made anew, so that neither
// focus nor a click in progress gets lost.
async function look() {
  const response = await fetch(`/_portal/state?users=${desk.users[0]}`);
  const { dialogs } = await response.json();
  const known = new Map([...list.querySelectorAll("[data-dialog-id]")].map((item) => [item.dataset.dialogId, item]));
  (dialogs[desk.users[0]] ?? []).forEach((recent, at) => {
    const item = line(known.get(recent.DialogID), recent);
    known.delete(recent.DialogID);
    const row = item.parentElement ?? build("li", "");
    if (!item.parentElement) row.append(item);
    if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
  });
  for (const item of known.values()) item.parentElement.remove();
  mark();
}

select.addEventListener("change", () => {
  desk.code = select.value;
  show().catch(() => toast("The portal does not answer."));
});

second.addEventListener("change", () => {
  const [first] = desk.users;
  desk.users = second.checked ? [first, first === 2 ? 1 : 2] : [first];
  show().catch(() => toast("The portal does not answer."));
});

for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => act(button, desk).catch((error) => toast(error.message)));
}

listen();
startAll();
watchCover();
note();
follow(look);
recall().catch(() => toast("The portal does not tell its faults."));
