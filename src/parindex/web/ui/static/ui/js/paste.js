// Cells copied from a table fill the fields from the focused one down and to the right, are saved together, and can be
// taken back together. A blank cell leaves its field as it is.
const desk = document.querySelector("#desk"), sheet = document.querySelector("#sheet"), toasts = document.querySelector("#toasts");
const plain = (words) => words.trim().toLocaleLowerCase("vi");
const own = (row) => [...row.querySelectorAll("[data-saved]")];

const put = (field, words) => {
  if (!field) return false;
  const option = field.matches("select") && [...field.options].find((one) => plain(one.text) === plain(words) || plain(one.value) === plain(words));
  if (field.matches("select") && !option) return false;
  field.value = option ? option.value : words.trim();
  return true;
};
const kept = (fields) => {
  for (const field of fields) field.dispatchEvent(new Event("input", { bubbles: true }));
  htmx.trigger(sheet, "keep");
};
const say = (words, former) => {
  const toast = document.querySelector("#toast").content.cloneNode(true), undo = toast.querySelector("button");
  toast.querySelector("span").textContent = words;
  if (!former) undo.remove();
  undo.addEventListener("click", () => {
    for (const [field, value] of former) field.value = value;
    kept(former.keys());
    say(toasts.dataset.undone);
  });
  toasts.replaceChildren(toast);
};
desk.addEventListener("paste", (event) => {
  const first = event.target.closest(".facts [data-saved]"), words = event.clipboardData.getData("text").replace(/\r?\n$/, "");
  if (!first || !/[\t\n]/.test(words)) return;
  event.preventDefault();
  const place = own(first.closest(".facts")).indexOf(first), former = new Map();
  const all = [...desk.querySelectorAll(".facts")].filter((row) => row.checkVisibility() && own(row)[place]);
  const below = all.slice(all.indexOf(first.closest(".facts")));
  const cells = words.split(/\r?\n/).flatMap((line, down) => line.split("\t").map((cell, right) => [below[down] && own(below[down])[place + right], cell]));
  const filled = cells.filter(([, cell]) => cell.trim());
  for (const [field, cell] of filled) { const value = field?.value; if (put(field, cell)) former.set(field, value); }
  const left = filled.length - former.size;
  say([toasts.dataset.pasted.replace("{count}", former.size), left && toasts.dataset.left.replace("{count}", left)].filter(Boolean).join(" "), former);
  kept(former.keys());
});
