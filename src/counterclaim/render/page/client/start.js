import { choose } from "./choose.js";
import { onClick, onKey, oneStopEach } from "./keyboard.js";
import { lights, state, tellingOf } from "./state.js";
import { makeTabs, showTab, showTelling } from "./tabs.js";

function fromAddress() {
  const wanted = location.hash.slice(1);
  const [prefix, view] = wanted.split("-");
  if (lights[wanted]) choose([wanted]);
  else if (document.querySelector(`[data-turn="${CSS.escape(prefix)}"]`)) showTelling(tellingOf(prefix));
  if (view && document.querySelector(`[data-panel="${CSS.escape(view)}"]`)) showTab(view);
}

document.documentElement.classList.add("js");
makeTabs();
oneStopEach();
showTelling("t0");
showTab("claims");
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  const tab = event.target instanceof Element && event.target.closest("[data-tab], [data-turn]");
  if (!tab) return;
  event.preventDefault();
  if (tab.dataset.tab) showTab(tab.dataset.tab);
  else {
    // an actor or place that both tellings name stays chosen
    const turn = tab.dataset.turn;
    const same = state.telling === turn ? state.keys : state.keys.map((key) => (lights[key].same || {})[turn]).filter(Boolean);
    showTelling(turn);
    if (same.length) choose(same, { jump: false });
  }
});
document.addEventListener("change", (event) => {
  const layer = event.target.dataset.layer;
  if (!layer) return;
  document.documentElement.classList.toggle(`no-${layer}`, !event.target.checked);
  for (const box of document.querySelectorAll(`[data-layer="${layer}"]`)) box.checked = event.target.checked;
});
addEventListener("hashchange", fromAddress);
fromAddress();
