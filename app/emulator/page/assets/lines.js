// The logs beside the app: REST calls and frame messages, as they happen.

import { build } from "./cover.js";

const kept = 300; // lines of each log on the page

const logs = {
  calls: { path: "/_demo/calls", since: 0, draw: drawCall },
  frames: { path: "/_demo/frame", since: 0, draw: drawMessage },
};

// follow keeps the logs and whatever else is to be looked at up to date, once a
// second while someone looks.
export function follow(look) {
  const round = async () => {
    if (document.visibilityState === "visible") {
      await Promise.allSettled([look(), ...Object.keys(logs).map(read)]);
    }
    setTimeout(round, 1000);
  };
  round();
}

async function read(name) {
  const log = logs[name];
  const response = await fetch(`${log.path}?since=${log.since}`);
  if (!response.ok) return;
  const entries = (await response.json()) ?? [];
  if (entries.length === 0) return;
  const list = document.querySelector(`[data-lines=${name}]`);
  const followed = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  for (const entry of entries) {
    log.since = Math.max(log.since, entry.seq);
    list.append(log.draw(entry));
  }
  while (list.children.length > kept) list.firstElementChild.remove();
  if (followed) list.scrollTop = list.scrollHeight;
  const count = document.querySelector(`[data-count=${name}]`);
  count.textContent = Number(count.textContent) + entries.length;
}

function drawCall(call) {
  const status = [call.status || "", call.error, call.keepalive && "keepalive"].filter(Boolean).join(" ");
  const item = draw(call.status >= 400 || call.error, call.time, call.method, `user ${call.user}`, call.params, status);
  item.classList.toggle("line-inner", Boolean(call.batch));
  item.dataset.method = call.method;
  return item;
}

function drawMessage(entry) {
  const inward = entry.direction === "in";
  const verdict = entry.outcome === "heard" ? "" : [entry.outcome, entry.reason].filter(Boolean).join(": ");
  const item = draw(
    verdict !== "",
    entry.time,
    `${inward ? "→" : "←"} ${entry.command || "?"}`,
    entry.user ? `user ${entry.user}` : entry.origin || "",
    inward ? entry.params : entry.data,
    verdict,
  );
  item.dataset.command = entry.command;
  return item;
}

// draw makes a line of two rows: what and who, with what and how it ended.
function draw(bad, time, name, user, detail, status) {
  const item = build("li", `line${bad ? " line-bad" : ""}`);
  const rows = [build("div", "line-row"), build("div", "line-row")];
  rows[0].append(build("time", "line-time", clock(time)), build("span", "line-name", name), build("span", "line-user", user));
  rows[1].append(build("span", "line-more", short(detail)), build("span", "line-status", status));
  item.append(...rows);
  return item;
}

function short(value) {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === "{}" || text === "[]" ? "" : text.slice(0, 160);
}

function clock(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : date.toTimeString().slice(0, 8);
}
