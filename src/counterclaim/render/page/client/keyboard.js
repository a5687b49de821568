import { choose, letGo } from "./choose.js";
import { bring, seen } from "./record.js";
import { inTelling, state } from "./state.js";
import { showTab } from "./tabs.js";

// groups that are one Tab stop each; arrow keys go from one to the next inside
const GROUPS = [
  "[data-text] .chip, [data-text] a[data-stop]",
  ".claims .head",
  ".actors .head",
  ".network .node",
  ".network .head",
  ".rows .head",
  ".timeline .items .head",
  ".map a.spot:not([aria-hidden])",
  ".map .head",
  ".words .head",
];

/** Leaves one Tab stop in each group of a telling. */
export function oneStopEach() {
  for (const telling of document.querySelectorAll(".telling")) {
    for (const cut of telling.querySelectorAll("[data-text] a.s:not([data-stop])")) cut.tabIndex = -1;
    for (const group of GROUPS) telling.querySelectorAll(group).forEach((one, at) => { one.tabIndex = at === 0 ? 0 : -1; });
  }
}

function step(event, back) {
  const group = GROUPS.find((selector) => event.target.matches(selector));
  if (!group) return;
  const all = [...inTelling(group)];
  const next = all[all.indexOf(event.target) + (back ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus({ preventScroll: true });
  if (!seen(next)) bring(next);
}

function stepTab(event, back) {
  const all = [...inTelling("[data-tab]")];
  const next = all[(all.indexOf(event.target) + (back ? -1 : 1) + all.length) % all.length];
  event.preventDefault();
  showTab(next.dataset.tab, true);
}

export function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
  const back = event.key === "ArrowLeft" || event.key === "ArrowUp";
  if (event.key === "Escape" && state.keys.length) letGo();
  else if (back || event.key === "ArrowRight" || event.key === "ArrowDown") {
    if (event.target.matches("[data-tab]")) stepTab(event, back);
    else step(event, back);
  } else if (event.key === " " && event.target.matches("[data-pick], [data-tab], [data-turn]")) {
    event.preventDefault();
    event.target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
}

export function onClick(event) {
  if (!(event.target instanceof Element)) return;
  const found = event.target.closest("[data-pick]");
  if (!found) return;
  event.preventDefault();
  const keys = found.dataset.pick.split(" ");
  const same = keys.length === state.keys.length && keys.every((key) => state.keys.includes(key));
  if (same && !found.closest(".chosen")) letGo();
  else choose(keys, { from: found });
}
