import { dark } from "./light.js";
import { state } from "./state.js";

/** Shows one view (claims, actors, network …) of the telling in sight. */
export function showTab(name, focus = false) {
  for (const telling of document.querySelectorAll(".telling")) {
    for (const tab of telling.querySelectorAll("[data-tab]")) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen && focus && telling.id === state.telling) tab.focus();
    }
    for (const panel of telling.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== name;
    telling.querySelector(".panels").scrollTop = 0;
  }
}

/** Shows one telling and hides the others; what was chosen is let go unless `keep`. */
export function showTelling(prefix, { keep = false } = {}) {
  if (state.telling === prefix) return;
  state.telling = prefix;
  if (!keep) {
    state.keys = [];
    dark();
  }
  for (const telling of document.querySelectorAll(".telling")) {
    telling.hidden = telling.id !== prefix;
    telling.querySelector(".chosen").hidden = true;
  }
  for (const turn of document.querySelectorAll("[data-turn]")) turn.setAttribute("aria-current", String(turn.dataset.turn === prefix));
}

/** Gives the links of the views their meaning as tabs. */
export function makeTabs() {
  for (const list of document.querySelectorAll(".tabs")) list.setAttribute("role", "tablist");
  for (const tab of document.querySelectorAll("[data-tab]")) {
    const panel = document.getElementById(tab.getAttribute("href").slice(1));
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
  }
}
