// Runs before the widget's Go program and beside its download: asks the portal
// who and where we are, fetches the first messages, starts the program, and
// says what is wrong if that cannot be done.
//
// It leaves one object for Go:
//
//   window.seenline = {
//     portal       the portal's origin, the only one we talk to
//     sid          this frame's id at the portal
//     init         Promise<string>: JSON of the portal's getInitData
//     batch        Promise<{dialogId, status, body} | null>: the first REST batch
//     lang, words  the page's language, Promise<string>: its words, "" if none
//     fail(code)   last-resort screen for "wasm", "panic", "frame", "unsupported"
//     taken()      drops init and batch, which hold an access token
//     sights(entries, into)  what an observer tells of message rows, as numbers
//     place(list, into)  the first row in view and where it is, as numbers
//     soon(call, ms, rest)  a function that has call called later, in a task of its
//                  own, and not within rest of the last time, ms;
//                  its now() does not wait, its stop() gives up, and its late is
//                  how long after its event it was called, ms
//   }
(() => {
  "use strict";

  const FRAME_TIMEOUT = 10000; // ms until a silent portal counts as gone
  const LOOK_AGAIN = 30; // ms of quiet
  const BATCH_TIMEOUT = 30000; // ms until the first batch is left to Go

  performance.mark("seenline:boot");

  const page = document.documentElement;
  const portal = page.dataset.portal || "";
  const { wasm: program, words: wordsURL, integrity } = document.currentScript.dataset;

  // --- storage -------------------------------------------------------------

  // A browser that refuses storage to foreign frames throws as soon as storage
  // is looked at, and go-app looks at start. What stands in lives as long as
  // the page.
  function pageStorage() {
    const items = new Map();
    return {
      get length() { return items.size; },
      key: (i) => [...items.keys()][i] ?? null,
      getItem: (key) => items.get(String(key)) ?? null,
      setItem: (key, value) => { items.set(String(key), String(value)); },
      removeItem: (key) => { items.delete(String(key)); },
      clear: () => { items.clear(); },
    };
  }

  for (const name of ["localStorage", "sessionStorage"]) {
    let usable = false;
    try { usable = Boolean(window[name]); } catch { /* refused */ }
    if (!usable) Object.defineProperty(window, name, { value: pageStorage(), configurable: true });
  }

  // --- the last-resort screen ----------------------------------------------

  const english = {
    wasm: ["Seenline could not be loaded", "Check your connection and try again."],
    panic: ["Seenline has stopped", "Something went wrong in the widget. Your messages are safe in Bitrix24."],
    frame: ["Bitrix24 does not answer", "Open the widget from your portal, or try again."],
    unsupported: ["This browser is too old", "Seenline needs a browser with WebAssembly. Update it or use another one."],
    reload: "Reload",
  };

  let failed = false;

  function fail(code) {
    if (failed) return; // the first failure is the cause, the rest its echo
    failed = true;
    Object.assign(page.dataset, { state: "error", error: code });
    if (document.readyState !== "loading") show(code);
    else document.addEventListener("DOMContentLoaded", () => show(code));
  }

  function show(code) {
    const words = (window.seenlineWords || {})[page.dataset.lang] || english;
    const [title, advice] = words[code] || words.panic;

    const screen = element("section", "failure", "");
    screen.setAttribute("role", "alert");
    screen.tabIndex = -1;
    const reload = element("button", "failure-reload", words.reload);
    reload.addEventListener("click", restart);

    // Whatever Go drew may still react to clicks, and has nobody behind it.
    for (const child of document.body.children) child.hidden = child.inert = true;
    const main = element("main", "widget", "");
    main.append(screen);
    document.body.append(main);
    // A live region is read out when it changes, not when it appears.
    screen.append(element("h1", "failure-title", title), element("p", "failure-advice", advice), reload);
    screen.focus({ preventScroll: true });
  }

  function element(tag, className, textContent) {
    return Object.assign(document.createElement(tag), { className, textContent });
  }

  // The page was the answer to a form, and reloading it would ask whether to
  // send the form again. Its address alone is enough to start over.
  function restart() {
    location.replace(location.href.split("#")[0]);
  }

  // --- the portal around us ------------------------------------------------

  // Portals put "host|protocol|id" into the frame's name, and the same into
  // the address. The name outlives a reload; the address cannot be forgotten.
  function frameID() {
    const query = new URLSearchParams(location.search);
    const [host, protocol, id] = window.name.split("|");
    const named = (protocol === "0" ? "http://" : "https://") + String(host).toLowerCase().replace(/:(80|443)$/, "");
    for (const candidate of [named === portal ? id : "", query.get("APP_SID"), id]) {
      if (/^[\w-]{1,128}$/.test(candidate || "")) return candidate;
    }
    return "";
  }

  function randomID() {
    // randomUUID exists only where the page is https.
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  }

  // Asks the portal for its data about us; resolves to the reply's JSON.
  function handshake(sid) {
    return new Promise((resolve, reject) => {
      const id = randomID();
      if (window.parent === window || !sid) throw new Error("not inside a portal's frame");
      const hear = (event) => {
        if (event.origin !== portal || event.source !== window.parent) return;
        if (typeof event.data !== "string" || !event.data.startsWith(id + ":")) return;
        settle(resolve, event.data.slice(id.length + 1));
      };
      const settle = (done, value) => {
        window.removeEventListener("message", hear);
        done(value); // only the first time counts
      };
      setTimeout(() => settle(reject, new Error("the portal did not answer")), FRAME_TIMEOUT);
      window.addEventListener("message", hear);
      window.parent.postMessage(`getInitData:${id}:${sid}`, portal);
    });
  }

  // --- the first batch -----------------------------------------------------

  // Returns the dialog that the placement names, or "". Options come as an
  // object or as JSON, and their keys in any case.
  function dialogOf(options) {
    if (typeof options === "string") options = options ? JSON.parse(options) : {};
    for (const [key, value] of Object.entries(options || {})) {
      if (!/^dialog_?id$/i.test(key)) continue;
      const id = String(value).trim().toLowerCase();
      return /^(chat|sg|crm)?[1-9]\d{0,18}$/.test(id) ? id : "";
    }
    return "";
  }

  // Loads the dialog while the program is still on its way. Whatever goes
  // wrong here, Go asks again and knows how to handle it.
  async function firstBatch(init) {
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), BATCH_TIMEOUT);
    try {
      const data = JSON.parse(await init);
      const dialogId = dialogOf(data.PLACEMENT_OPTIONS);
      if (!dialogId || !data.AUTH_ID) return null;
      const response = await fetch(portal + "/rest/batch", {
        method: "POST",
        // A form needs no preflight, and its body appears in no log.
        body: new URLSearchParams({
          "cmd[dialog]": `im.dialog.get?DIALOG_ID=${dialogId}`,
          "cmd[messages]": `im.dialog.messages.get?DIALOG_ID=${dialogId}&LIMIT=50`,
          "cmd[me]": "im.user.get",
          halt: "0",
          auth: data.AUTH_ID,
        }),
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        signal: aborter.signal,
      });
      return { dialogId, status: response.status, body: await response.text() };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  // --- the program ---------------------------------------------------------

  // Instantiating from the stream compiles while it downloads. Where that
  // fails (an old browser, a proxy that changes the type, a broken line), the
  // file is asked for once more.
  async function load(imports) {
    try {
      return await WebAssembly.instantiateStreaming(fetch(program), imports);
    } catch (error) {
      console.warn("seenline: loading again,", error.message);
    }
    const response = await fetch(program);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }

  // The words of the page's language are a file, but for English, which the
  // program knows and speaks where the file is not to be had.
  async function words() {
    for (let tries = wordsURL ? 2 : 0; tries > 0; tries--) {
      try {
        const response = await fetch(wordsURL, { integrity });
        if (response.ok) return await response.text();
      } catch { /* asked for once more */ }
    }
    return "";
  }

  async function run() {
    if (typeof WebAssembly !== "object" || typeof BigInt !== "function") return fail("unsupported");
    let go, loaded;
    try {
      go = new window.Go();
      loaded = await load(go.importObject);
    } catch (error) {
      console.error("seenline: not loaded,", error.message);
      fail("wasm");
      return;
    }
    if (failed) return; // the screen is up; a program would draw over it
    lookAgain(go);
    try {
      await go.run(loaded.instance);
    } finally {
      fail("panic"); // the program never ends by itself
    }
  }

  // Go may fall asleep past a timer that was just set to an earlier time, a
  // drawing's for example: its scheduler says when it wants to wake up before
  // it has put its timers in order, if many of them were stopped meanwhile.
  // One more look once it is quiet finds them in order.
  function lookAgain(go) {
    const resume = go._resume.bind(go);
    let look = 0;
    go._resume = () => {
      resume();
      clearTimeout(look);
      look = setTimeout(() => { if (!go.exited) resume(); }, LOOK_AGAIN);
    };
  }

  // A trap inside a callback ends the program without settling its promise.
  window.addEventListener("error", (event) => {
    if (typeof WebAssembly === "object" && event.error instanceof WebAssembly.RuntimeError) fail("panic");
  });

  const sid = frameID();
  const shared = { portal, sid, init: handshake(sid), batch: null, fail, lang: page.dataset.lang, words: words() };
  shared.batch = firstBatch(shared.init);
  shared.init.catch(() => fail("frame"));
  shared.taken = () => { shared.init = shared.batch = null; };
  // A call from Go for each of these numbers costs more than all that is done
  // with them: see app/screen.
  shared.sights = (entries, into) => {
    let at = 0;
    // What is behind the list's edges: where the portal's page has turned the frame
    // by an angle the browser tells more as shown than is.
    const list = document.querySelector("[role=log]");
    const first = list ? list.getBoundingClientRect().top + list.clientTop : -Infinity;
    const last = list ? first + list.clientHeight : Infinity;
    for (const { target, time, isIntersecting, boundingClientRect: box, intersectionRect: shown } of entries) {
      const stale = time < target.seenlineSince; // measured while the node still showed another message
      into[at++] = stale ? 0 : target.seenlineID || 0;
      into[at++] = target.seenlineNode;
      into[at++] = isIntersecting ? 1 : 0;
      into[at++] = box.top;
      into[at++] = box.height;
      into[at++] = Math.max(shown.top, first);
      into[at++] = Math.min(shown.bottom, last);
      into[at++] = shown.top < first - 1 || shown.bottom > last + 1 ? 1 : 0;
    }
  };
  // Rows stand in the order of their position: the first that ends below the list's
  // top edge is found by halving.
  shared.place = (list, into) => {
    const top = list.getBoundingClientRect().top;
    const rows = list.querySelectorAll("article[data-message-id]");
    let at = 0;
    for (let end = rows.length; at < end;) {
      const middle = (at + end) >> 1;
      if (rows[middle].getBoundingClientRect().bottom > top + 1) end = middle; else at = middle + 1;
    }
    const row = rows[at] || null, box = row && row.getBoundingClientRect();
    into[0] = at;
    into[1] = row ? box.top - top : 0;
    into[2] = row ? box.height : 0;
    into[3] = list.clientWidth;
    into[4] = list.scrollTop;
    into[5] = list.scrollHeight - list.scrollTop - list.clientHeight;
    return row;
  };
  // Called in the middle of a frame, Go would do there all that is due, such as
  // drawing, and hold up the frame by it.
  shared.soon = (call, ms, rest) => {
    let timer = 0, event = null, last = -rest;
    const due = () => { timer = 0; last = performance.now(); call(event); };
    const soon = (heard) => {
      if (timer) return;
      event = heard;
      soon.late = performance.now() - event.timeStamp;
      timer = setTimeout(due, Math.max(ms, last + rest - performance.now()));
    };
    soon.stop = () => { clearTimeout(timer); timer = 0; };
    soon.now = () => { if (timer) { soon.stop(); due(); } };
    return soon;
  };
  window.seenline = shared;

  // wasm_exec.js is deferred: it has run when the document's event comes. This
  // script may be later than that, and then the window's event is left.
  new Promise((start) => {
    if (window.Go) start();
    document.addEventListener("DOMContentLoaded", start);
    window.addEventListener("load", start);
  }).then(run);
})();
