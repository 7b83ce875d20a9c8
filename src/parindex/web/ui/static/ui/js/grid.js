// The keyboard in a grid of figures: arrows go between rows and fields, Enter on to the next field (which saves this
// one), Esc back to what is saved. An open list of words keeps its own keys.
const desk = document.querySelector("#desk");
const FACTS = ".facts [data-saved]";
const isOpen = (field) => CSS.supports("selector(:open)") && field.matches(":open");
const rows = () => [...desk.querySelectorAll(".facts")].filter((row) => row.checkVisibility() && row.querySelector("[data-saved]"));
const own = (row) => [...row.querySelectorAll("[data-saved]")];

const inColumn = (field, step) => {
  const all = rows(), here = field.closest(".facts");
  const next = all[all.indexOf(here) + step];
  return next && own(next)[Math.min(own(here).indexOf(field), own(next).length - 1)];
};
const inLine = (field, step) => {
  const all = rows().flatMap(own);
  return all[all.indexOf(field) + step];
};
const caretAt = (field, end) => field.matches("select") || (field.selectionStart === field.selectionEnd
  ? field.selectionStart === (end ? field.value.length : 0)
  : field.selectionStart === 0 && field.selectionEnd === field.value.length);
const NEXT = {
  ArrowUp: (field) => inColumn(field, -1),
  ArrowDown: (field) => inColumn(field, 1),
  ArrowLeft: (field) => caretAt(field, false) && inLine(field, -1),
  ArrowRight: (field) => caretAt(field, true) && inLine(field, 1),
  Enter: (field) => inLine(field, 1),
};
const takeBack = (field) => {
  field.value = field.dataset.saved;
  field.removeAttribute("aria-invalid");
  document.getElementById(`${field.id}-said`).textContent = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

desk.addEventListener("keydown", (event) => {
  const field = event.target;
  if (field.dataset?.saved === undefined || event.isComposing || isOpen(field)) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape") return takeBack(field);
  if (!field.matches(FACTS) || !NEXT[event.key]) return;
  const next = NEXT[event.key](field);
  if (next || event.key === "Enter" || field.matches("select")) event.preventDefault();
  if (next) {
    next.focus();
    next.select?.();
  } else if (event.key === "Enter") field.blur();
});
