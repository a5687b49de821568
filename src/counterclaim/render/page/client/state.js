/** What is chosen, and the index of what lights up with it. One chosen set of keys for the whole page. */
export const lights = JSON.parse(document.getElementById("index").textContent);
export const state = { keys: [], telling: "", stop: -1 };

/** The telling a key belongs to: "t1c4" is of "t1". */
export function tellingOf(key) {
  const found = /^t\d+/.exec(key);
  return found ? found[0] : "";
}

export function inTelling(selector) {
  return document.querySelectorAll(`#${state.telling} ${selector}`);
}

export function say(words) {
  document.getElementById("say").textContent = words;
}
