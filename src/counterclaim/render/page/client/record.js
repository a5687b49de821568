import { state } from "./state.js";

/** Brings an element into view only when it is not seen, as calmly as the reader's system asks. */
export function bring(element, block = "center") {
  if (!element) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

/** Brings an entry into view inside its own scrolling list, without moving the page. */
export function bringInPanel(item) {
  const list = item.closest(".panels");
  if (!item.offsetParent || list.scrollHeight <= list.clientHeight + 1) return;
  const box = item.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - 40;
}

/** How much of the window the record covers: on a narrow one it is a sheet at the bottom. */
export function sheetHeight() {
  const sheet = document.getElementById(`${state.telling}-chosen`);
  return sheet && !sheet.hidden && getComputedStyle(sheet).position === "fixed" ? sheet.offsetHeight : 0;
}

export function seen(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight - sheetHeight();
}

function button(words, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

/** Shows the records of what is chosen, with ways to its words in the text; `letGo` closes it. */
export function showRecord(lit, letGo) {
  const box = document.getElementById(`${state.telling}-chosen`);
  box.replaceChildren();
  box.hidden = !state.keys.length;
  if (box.hidden) return;
  const items = state.keys.map((key) => document.getElementById(key)).filter(Boolean);
  const bar = document.createElement("div");
  bar.className = "bar";
  const title = document.createElement("strong");
  title.dir = "auto";
  title.textContent = items.map((item) => item.dataset.title).join(" · ");
  bar.append(title);
  if (lit.length) {
    state.stop = -1;
    const walk = (step) => {
      state.stop = (state.stop + step + lit.length) % lit.length;
      bring(lit[state.stop]);
      if (lit[state.stop].matches("a")) lit[state.stop].focus({ preventScroll: true });
    };
    bar.append(button("↑", "Previous lit words in the text", () => walk(state.stop < 0 ? 0 : -1)));
    bar.append(button("↓", "Next lit words in the text", () => walk(1)));
  }
  bar.append(button("×", "Let go of what is chosen", letGo));
  box.append(bar);
  for (const item of items) box.append(item.querySelector(".record").cloneNode(true));
  box.scrollTop = 0;
}
