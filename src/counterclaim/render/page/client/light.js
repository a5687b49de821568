import { inTelling, lights, state } from "./state.js";

const LONG = { says: "says", via: "via", cue: "cue", event: "event", who: "who", whom: "whom", mediator: "mediator", where: "where", when: "when" };

function put(number, css) {
  const piece = document.getElementById(`${state.telling}s${number}`);
  if (piece) piece.classList.add(css);
  return piece;
}

/** Takes all light off. */
export function dark() {
  for (const one of document.querySelectorAll(".lit, .wide, .on, .chosen-item")) {
    one.classList.remove("lit", "wide", "on", "chosen-item");
    one.removeAttribute("data-role");
  }
  document.documentElement.classList.remove("choosing");
}

/** Lights the pieces of text of the chosen keys, each with its role, and marks all that belongs to them. */
export function light() {
  dark();
  if (!state.keys.length) return [];
  document.documentElement.classList.add("choosing");
  const lit = [];
  const related = new Set(state.keys);
  for (const key of state.keys) {
    const entry = lights[key];
    if (!entry) continue;
    for (const other of entry.rel || []) related.add(other);
    const [first, last] = entry.wide || [];
    if (first !== undefined) for (let n = first; n <= last; n += 1) put(n, "wide");
    for (const [role, pieces] of entry.lit) {
      pieces.forEach((number, at) => {
        const piece = put(number, "lit");
        if (!piece) return;
        if (role && at === 0) {
          const before = piece.getAttribute("data-role");
          const roles = before ? before.split(" · ") : [];
          if (!roles.includes(LONG[role])) piece.setAttribute("data-role", [...roles, LONG[role]].join(" · "));
        }
        if (at === 0 && !lit.includes(piece)) lit.push(piece);
      });
    }
  }
  for (const one of inTelling(".item, .node, .tie[data-k], .spot, .when-row, .chip")) {
    // the first key is the thing's own; those after it are records it belongs to
    const keys = one.dataset.k.split(" ");
    if (state.keys.includes(keys[0])) one.classList.add("on", "chosen-item");
    else if (related.has(keys[0]) || keys.some((key) => state.keys.includes(key))) one.classList.add("on");
  }
  return lit.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}
