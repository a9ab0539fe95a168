// What lies over the page: sliders, a popup that covers the frame, notices.

const sliders = []; // the top one last

// slide opens a slider; the promise resolves when it has been closed.
export function slide({ label, content, width, app = false }) {
  const element = build("div", "slider");
  element.dataset.demo = "slider";
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", String(label));
  if (Number(width) > 0) element.style.setProperty("--slider-width", `${Number(width)}px`);
  const head = build("header", "slider-head");
  const close = button("Close", "slider-close");
  head.append(build("strong", "", String(label)), close);
  const body = build("div", "slider-body");
  body.append(content);
  element.append(head, body);
  document.body.append(element);
  const focused = document.activeElement;
  close.focus();
  return new Promise((closed) => {
    const slider = {
      app,
      close() {
        sliders.splice(sliders.indexOf(slider), 1);
        element.remove();
        focused?.focus?.();
        closed();
      },
    };
    sliders.push(slider);
    close.addEventListener("click", slider.close);
  });
}

// closeTop closes the top slider if it is one that may be closed.
export function closeTop(may = () => true) {
  const top = sliders.at(-1);
  if (!top || !may(top)) return false;
  top.close();
  return true;
}

// cover puts a popup over the frames, or takes it away again.
export function cover(on) {
  const shown = document.querySelector("[data-demo=cover]");
  shown?.remove();
  if (!on || shown) return;
  const stage = document.querySelector(".stage");
  const element = build("div", "cover");
  element.dataset.demo = "cover";
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", "A popup of the portal");
  const box = build("div", "cover-box");
  const close = button("Close", "overlay-close");
  box.append(build("p", "", "A popup of the portal covers the app."), close);
  element.append(box);
  stage.append(element);
  close.addEventListener("click", () => cover(false));
}

// toast says something for a while.
export function toast(text) {
  const line = build("p", "toast", text);
  document.querySelector("[data-toasts]").append(line);
  setTimeout(() => line.remove(), 6000);
}

// watchCover connects the page's button and the Escape key.
export function watchCover() {
  for (const element of document.querySelectorAll("[data-demo=overlay]")) {
    element.addEventListener("click", () => cover(!document.querySelector("[data-demo=cover]")));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!closeTop()) cover(false);
  });
  if ("overlay" in document.body.dataset) cover(true);
}

// build makes an element with text in it.
export function build(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(text, demo) {
  const element = build("button", "button", text);
  element.type = "button";
  element.dataset.demo = demo;
  return element;
}
