// What apps may ask of the portal around them. A command answers with what it
// returns; SILENT means that the portal never answers it.

import { ask } from "./journal.js";
import { closeTop, slide, toast } from "./cover.js";
import { open, Frame } from "./frame.js";

export const SILENT = Symbol("no answer");

const allowedPaths =
  /^\/(crm\/(deal|lead|contact|company|type)\/|marketplace\/|company\/personal\/user\/\d+\/|workgroups\/group\/\d+\/)/;

const option = (frame, scope, { name, value }) =>
  ask("/_portal/option", { sid: frame.settings.sid, scope, name: String(name), value });

const remember = (frame, map, { name, value }) => {
  // An empty map is an empty list in the portal's JSON.
  frame.init[map] = { ...frame.init[map], [name]: value };
};

const number = (value) => Number.parseInt(value, 10);

export const commands = {
  getInitData(frame) {
    const told = { ...frame.init };
    frame.init.FIRST_RUN = false;
    return told;
  },

  async refreshAuth(frame) {
    const fresh = await ask("/_portal/refresh", { sid: frame.settings.sid });
    // A frame that reloads itself gets the newest tokens.
    Object.assign(frame.init, fresh, { AUTH_EXPIRES: String(fresh.AUTH_EXPIRES) });
    return fresh;
  },

  async setUserOption(frame, params) {
    await option(frame, "user", params);
    remember(frame, "USER_OPTIONS", params);
    return params;
  },

  async setAppOption(frame, params) {
    if (!frame.settings.admin) return SILENT;
    const { stored } = await option(frame, "app", params);
    if (!stored) return SILENT;
    remember(frame, "APP_OPTIONS", params);
    return params;
  },

  setInstall: (frame, params) => params,

  async setInstallFinish(frame) {
    if (!frame.settings.install) return SILENT;
    const { finished } = await ask("/_portal/install", { sid: frame.settings.sid });
    const next = new URL(location.href);
    next.searchParams.delete("install");
    next.searchParams.set("install_finished", finished ? "Y" : "N");
    location.assign(next);
    return SILENT;
  },

  resizeWindow(frame, params) {
    const { iframe } = frame;
    const width = number(params.width);
    const height = number(params.height);
    iframe.style.width = params.width === "100%" ? "100%" : `${Number.isNaN(width) ? 100 : width}px`;
    if (height > 0) iframe.style.height = `${height}px`;
    return { width: iframe.offsetWidth, height: iframe.offsetHeight };
  },

  // The title is the one in the page; the tab keeps its own.
  setTitle(frame, params) {
    const title = String(params.title ?? "");
    for (const place of document.querySelectorAll("[data-page-title]")) place.textContent = title;
    frame.section.querySelector("[data-frame-title]").textContent = title;
    return params;
  },

  setScroll(frame, params) {
    const scroll = number(params.scroll);
    if (scroll >= 0) window.scrollTo(window.scrollX, scroll);
    return params;
  },

  reloadWindow() {
    location.reload();
    return SILENT;
  },

  openPath(frame, params) {
    if (frame.settings.layout === "mobile") return { result: "error", errorCode: "METHOD_NOT_SUPPORTED_ON_DEVICE" };
    const path = String(params.path ?? "");
    if (!allowedPaths.test(path)) return { result: "error", errorCode: "PATH_NOT_AVAILABLE" };
    const address = new URL(path, location.origin);
    address.searchParams.set("from", "rest_placement");
    address.searchParams.set("from_app", "1");
    const page = document.createElement("iframe");
    page.src = address;
    page.title = "A page of the portal";
    return slide({ label: address.pathname, content: page }).then(() => ({ result: "close" }));
  },

  async openApplication(frame, params) {
    const query = { ...frame.settings.query, placement: "DEFAULT", view: "slider" };
    const looks = {};
    for (const [key, value] of Object.entries(params)) {
      if (key.startsWith("bx24_")) looks[key.slice(5)] = value;
      else query[`params[${key}]`] = typeof value === "object" ? JSON.stringify(value) : String(value);
    }
    const section = await open(query);
    const inner = new Frame(section);
    const label = typeof looks.label === "object" ? looks.label?.text : looks.label;
    const closed = slide({ label: looks.title ?? label ?? "The app", width: looks.width, content: section, app: true });
    const before = document.title;
    if (looks.title) document.title = String(looks.title);
    inner.start();
    await closed;
    inner.close();
    document.title = before;
    return undefined;
  },

  closeApplication(frame) {
    if (closeTop((slider) => slider.app)) return SILENT;
    // The frame itself may be what stands in the portal's slider.
    if (frame.settings.layout === "slider") {
      frame.close();
      toast("The app closed itself.");
    }
    return SILENT;
  },

  imOpenMessenger(frame, params) {
    messenger("Messenger", params.dialogId);
    return SILENT;
  },

  imOpenHistory(frame, params) {
    messenger("History", params.dialogId);
    return SILENT;
  },

  imCallTo(frame, params) {
    toast(`The portal would call person ${params.userId}.`);
    return SILENT;
  },

  imPhoneTo(frame, params) {
    toast(`The portal would call ${params.phone}.`);
    return SILENT;
  },

  getInterface: () => ({ command: [], event: [] }),

  placementBindEvent(frame, params, message) {
    frame.events.set(String(params.event), message.callback);
    return SILENT;
  },

  // The messenger's text field is reached by the object form only.
  "im:getImTextareaContent": (frame, params, message) => textarea(message, (field) => ({ text: field.value })),

  "im:setImTextareaContent": (frame, params, message) =>
    textarea(message, (field) => {
      const text = String(params.text ?? "");
      const line = params.withNewLine && field.value !== "" ? "\n" : "";
      field.value = params.replace ? text : field.value + line + text;
      return { success: true };
    }),
};

function textarea({ requestId, form }, work) {
  if (form !== "object" || typeof requestId !== "string" || requestId === "") return SILENT;
  const field = document.querySelector("[data-textarea]");
  if (!field) return { requestId, message: "There is no text field here." };
  return { requestId, ...work(field) };
}

function messenger(label, dialogId) {
  const page = document.createElement("p");
  page.className = "slider-text";
  page.textContent = dialogId
    ? `The portal's messenger would show dialog ${dialogId}.`
    : "The portal's messenger would show the list of dialogs.";
  slide({ label, content: page });
}
