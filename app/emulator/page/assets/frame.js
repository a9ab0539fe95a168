// One app frame of the portal page and the portal's side of its messages.

import { parse } from "./parse.js";
import { commands, SILENT } from "./commands.js";
import { printable, report } from "./journal.js";
import { toast } from "./cover.js";
import { forge, startNoise } from "./stranger.js";

const frames = new Map(); // by APP_SID

export class Frame {
  constructor(section) {
    this.section = section;
    this.iframe = section.querySelector("iframe");
    this.settings = JSON.parse(section.dataset.settings);
    this.init = this.settings.init;
    this.greeted = false;
    this.events = new Map(); // placementBindEvent: event → callback id
  }

  // start opens the app; messages are heard before it can speak.
  start() {
    frames.set(this.settings.sid, this);
    if (this.settings.noise) startNoise();
    const form = this.section.querySelector("form");
    if (form) form.submit();
    else this.iframe.src = this.iframe.dataset.src;
  }

  // close takes the frame off the page.
  close() {
    frames.delete(this.settings.sid);
    this.section.remove();
  }

  entry(direction, fields) {
    const { sid, user, placement } = this.settings;
    return { direction, sid, user, placement, ...fields };
  }

  async receive(message, event) {
    const { command, callback, params, form } = message;
    const known = Object.hasOwn(commands, command);
    const denied = this.settings.denied.includes(command);
    const outcome = known ? (denied ? "denied" : "heard") : "unknown";
    const reported = report(this.entry("in", { command, callback, params: printable(params), form, outcome }));
    if (outcome !== "heard") return;

    // The portal answers the first getInitData from what the page already
    // knows, without asking anyone; so does this one.
    const first = command === "getInitData" && !this.greeted;
    if (first) this.greeted = true;
    const rule = (first ? this.settings.first : await reported) ?? this.standingRule(command);
    if (rule?.answer === "never") return;
    if (rule?.answer === "fail") {
      toast("The portal could not do this. Reload the page, please.");
      return;
    }
    if (rule?.answer === "late") await new Promise((done) => setTimeout(done, rule.delayMs));
    if (this.settings.noise && callback) await forge(callback);
    if (rule?.answer === "garbage") {
      this.post(command, callback, `${callback}:{"AUTH_ID":"`);
      return;
    }
    let value;
    try {
      value = await commands[command](this, params, message, event);
    } catch (error) {
      toast(`The portal could not do ${command}. Reload the page, please.`);
      return;
    }
    if (value === SILENT || (!callback && form !== "object")) return;
    if (!callback) return;
    if (rule?.answer === "empty") value = undefined;
    this.post(command, callback, `${callback}:${value === undefined ? "" : JSON.stringify(value)}`, value);
  }

  // post sends to the app, and only to the origin it was registered with.
  post(command, callback, text, value) {
    report(this.entry("out", { command, callback, data: printable(value ?? text.slice(callback.length + 1)) }));
    this.iframe.contentWindow?.postMessage(text, this.settings.origin);
  }

  // standingRule is what the page's address says about answers:
  // answer=late, or answer=late:refreshAuth,setTitle.
  standingRule(command) {
    const [answer, list] = this.settings.answer.split(":");
    if (!answer || (list && !list.split(",").includes(command))) return null;
    return { answer, delayMs: this.settings.late };
  }
}

// byWindow finds the frame that a window belongs to.
export function frameOf(section) {
  return [...frames.values()].find((frame) => frame.section === section);
}

// listen starts hearing apps. Whatever is not from a registered app's origin
// with the id of one of its frames is dropped without a word.
export function listen() {
  window.addEventListener("message", (event) => {
    if (event.origin === location.origin) return; // the page itself and its own helpers
    const message = parse(event.data);
    const origins = [...frames.values()].map((frame) => frame.settings.origin);
    const frame = message && frames.get(message.sid);
    const reason = !origins.includes(event.origin)
      ? "origin"
      : !message
        ? "form"
        : !frame
          ? "sid"
          : frame.settings.origin !== event.origin
            ? "origin"
            : "";
    if (reason === "") {
      frame.receive(message, event);
      return;
    }
    if (event.data?.stranger) return; // our own stranger saying that he is done
    report({
      direction: "in",
      outcome: "dropped",
      reason,
      origin: event.origin,
      sid: message?.sid ?? "",
      command: message?.command ?? "",
      params: printable(message ? message.params : event.data),
    });
  });
}

// startAll opens every frame that stands in a part of the page.
export function startAll(root = document) {
  return [...root.querySelectorAll("[data-frame]")].map((section) => {
    const frame = new Frame(section);
    frame.start();
    return frame;
  });
}

// open asks the portal for one more frame and returns its section, not yet
// started.
export async function open(query) {
  const response = await fetch(`/_portal/open?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error("the portal has no such frame");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.importNode(page.querySelector("[data-frame]"), true);
}
