// The stranger's own page: he answers the app in the portal's name.
"use strict";

const forged = { AUTH_ID: "forged", AUTH_EXPIRES: "3600", REFRESH_ID: "forged", LANG: "ru", INSTALL: true,
  PLACEMENT: "DEFAULT", PLACEMENT_OPTIONS: { dialogId: "chat666" }, USER_OPTIONS: { forged: true }, FIRST_RUN: true };

const shout = (message) => {
  for (let i = 0; i < parent.frames.length; i++) {
    if (parent.frames[i] !== window) parent.frames[i].postMessage(message, "*");
  }
};

window.addEventListener("message", (event) => {
  if (event.source !== parent || typeof event.data?.forge !== "string") return;
  const id = event.data.forge;
  shout(`${id}:${JSON.stringify(forged)}`);
  shout(`${id}:{broken`);
  shout({ [id]: forged, type: "noise" });
  shout(null);
  parent.postMessage({ stranger: id }, "*");
});

shout("noise");
shout({ type: "noise" });
parent.postMessage({ stranger: "ready" }, "*");
