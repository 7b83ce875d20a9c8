// A leaf of the grid is sent when one of its fields was changed: htmx posts on "keep", of a leaf or of the whole form.
// The answer puts its pieces beside the fields and says in #now what the fields hold by then. What somebody has gone on
// typing stays; and what somebody else entered counts as seen only once it stands in the field.
const sheet = document.querySelector("#sheet");
const isField = (one) => one.dataset?.saved !== undefined;
const sends = (one) => one === sheet || one.matches("[data-leaf]");
const fieldsOf = (one) => [...(one === sheet ? sheet.elements : one.querySelectorAll("[data-saved]"))].filter(isField);

document.addEventListener("change", ({ target }) => {
  if (!isField(target)) return;
  if (target.value !== target.dataset.saved || target.getAttribute("aria-invalid")) htmx.trigger(target.closest("[data-leaf]"), "keep");
});
sheet.addEventListener("submit", (event) => {
  event.preventDefault();
  htmx.trigger(sheet, "keep");
});
document.addEventListener("htmx:configRequest", ({ detail: { elt } }) => {
  if (sends(elt)) for (const field of fieldsOf(elt)) field.dataset.sent = field.value;
});

const see = (name, value) => {
  const [, code, key] = name.match(/^so:(.*):([^:]+)$/);
  const hidden = sheet.elements[`goc:${code}`];
  const seen = JSON.parse(hidden.value);
  if (value) seen[key] = JSON.parse(value); else delete seen[key];
  hidden.value = JSON.stringify(seen);
};
const renew = ({ dataset: { name, text, base, own } }) => {
  const field = sheet.elements[name];
  const isOwn = own !== undefined;
  const isAsSent = field.value === (field.dataset.sent ?? field.dataset.saved);
  if (!isAsSent && !isOwn) return;
  see(name, base);
  const isTyped = isOwn && isAsSent && field === document.activeElement; // leave it as its person writes it
  if (isAsSent && !isTyped) field.value = text;
  field.dataset.saved = isTyped ? field.value : text;
};
document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful } }) => {
  if (!sends(elt) || !successful) return;
  for (const one of document.querySelectorAll("#now > li")) renew(one);
  document.querySelector("#now").replaceChildren();
});
