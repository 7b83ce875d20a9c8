// What is typed and not saved is kept in this browser, by sheet, person and leaf, until it is saved: it stands there
// again after a reload, is sent again when the server can be reached, and the window does not close without a word.
const sheet = document.querySelector("#sheet"), note = document.querySelector("#lost");
const leaves = (one) => one === sheet ? [...document.querySelectorAll("[data-leaf]")] : [one];
const keyOf = (leaf) => `parindex:${sheet.dataset.keep}:${leaf.dataset.leaf}`;
const seenOf = (leaf) => sheet.elements[`goc:${leaf.dataset.leaf}`];
const changed = (leaf) => [...leaf.querySelectorAll("[data-saved]")].filter((one) => one.value !== one.dataset.saved);
let isLeaving = false;
const keptOf = (leaf) => { try { return JSON.parse(localStorage.getItem(keyOf(leaf))); } catch { return null; } };
const folded = (kept) => Object.entries(kept?.typed ?? {}).filter(([name]) => !sheet.elements[name]); // not loaded yet
const keep = (leaf, isDenied = false) => { // what was denied was told: it is never sent by itself
  const left = changed(leaf), typed = [...folded(keptOf(leaf)), ...left.map((one) => [one.name, one.value])];
  try {
    if (typed.length && !isDenied) localStorage.setItem(keyOf(leaf), JSON.stringify({ seen: seenOf(leaf)?.value, typed: Object.fromEntries(typed) }));
    else localStorage.removeItem(keyOf(leaf));
  } catch { /* a browser that keeps nothing: the window still asks before it closes */ }
  if (!left.length) leaf.removeAttribute("data-unsaved");
  return left;
};
const again = () => {
  if (document.querySelector("[data-lost]") && !sheet.matches(".htmx-request")) htmx.trigger(sheet, "keep");
};
const restore = (leaf) => {
  const kept = keptOf(leaf);
  if (!kept || !seenOf(leaf)) return;
  if (folded(kept).length) leaf.querySelector(".more").open = true; // its fields come with htmx
  seenOf(leaf).value = kept.seen;
  for (const [name, value] of Object.entries(kept.typed)) if (sheet.elements[name]) sheet.elements[name].value = value;
  if (!keep(leaf).length) return;
  leaf.dataset.unsaved = "";
  htmx.trigger(leaf, "keep");
};

document.addEventListener("input", ({ target }) => { if (target.dataset?.saved !== undefined) keep(target.closest("[data-leaf]")); });
document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful, xhr } }) => {
  if (elt !== sheet && !elt.matches("[data-leaf]")) return;
  const isLost = !successful && (xhr.status === 0 || xhr.status >= 500), isDenied = !!document.querySelector("#saved[data-denied]");
  for (const leaf of leaves(elt)) {
    const left = keep(leaf, isDenied).filter((one) => !successful || one !== document.activeElement);
    leaf.toggleAttribute("data-unsaved", left.length > 0);
    leaf.toggleAttribute("data-lost", left.length > 0 && isLost);
  }
  note.textContent = successful || isLost ? (document.querySelector("[data-lost]") ? note.dataset.words : "") : note.dataset.refused;
});
document.addEventListener("htmx:beforeOnLoad", ({ detail: { xhr } }) => { isLeaving = !!xhr.getResponseHeader("HX-Redirect"); });
addEventListener("beforeunload", (event) => { if (!isLeaving && leaves(sheet).some((leaf) => changed(leaf).length)) event.preventDefault(); });
document.addEventListener("htmx:afterSwap", ({ target }) => { if (target.matches(".more__body")) restore(target.closest("[data-leaf]")); });
addEventListener("online", again);
setInterval(again, 5000);
addEventListener("load", () => leaves(sheet).forEach(restore)); // htmx knows the page by then
