import { light } from "./light.js";
import { bring, bringInPanel, seen, sheetHeight, showRecord } from "./record.js";
import { lights, say, state, tellingOf } from "./state.js";
import { showTelling } from "./tabs.js";

function remember(hash) {
  try {
    history.replaceState(null, "", hash);
  } catch {
    // some viewers of local files allow no history; nothing is lost but the address
  }
}

/** Chooses one or more records (keys such as "t0c3"); an empty list lets go. */
export function choose(keys, { from = null, jump = true } = {}) {
  const known = keys.filter((key) => lights[key]);
  if (known.length) showTelling(tellingOf(known[0]), { keep: true });
  state.keys = known;
  const lit = light();
  showRecord(lit, letGo);
  if (!known.length) {
    remember(`#${state.telling}`);
    return;
  }
  remember(`#${known[0]}`);
  const inText = from && from.closest("[data-text]");
  if (jump && !inText && lit.length && !lit.some(seen)) bring(lit[0]);
  const item = document.getElementById(known[0]);
  if (inText && item) bringInPanel(item);
  if (inText && !lit.every(seen)) bring(seen(from) && sheetHeight() === 0 ? from : lit[0], sheetHeight() ? "start" : "center");
  const title = item ? item.dataset.title : "";
  say(`${title} chosen. ${lit.length} ${lit.length === 1 ? "piece" : "pieces"} of the text lit.`);
}

/** Lets go of what is chosen and gives the focus back to where it was chosen. */
export function letGo() {
  const last = state.keys[0];
  choose([]);
  say("Nothing chosen.");
  const back = last && document.querySelector(`#${state.telling} .chip[data-pick="${last}"], #${last} > .head`);
  if (back && back.offsetParent && !document.activeElement.matches("a, button, input")) back.focus({ preventScroll: true });
}
