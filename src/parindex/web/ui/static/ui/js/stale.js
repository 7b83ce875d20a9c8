// A p with data-stale-of="id" says when htmx could not renew that element: what stands there is of the time before.
// The element is marked data-stale until its next answer; what data-says="id" had said of it is taken back.
const noteOf = (target) => target?.id && document.querySelector(`[data-stale-of="${target.id}"]`);
const stale = ({ detail: { target } }) => {
  const note = noteOf(target);
  if (!note) return;
  const says = document.getElementById(note.dataset.says);
  target.dataset.stale = "";
  says.textContent = "";
  note.textContent = target.querySelector("#trace") ? note.dataset.old : note.dataset.none;
};
const renewed = ({ detail: { target, successful } }) => {
  const note = successful && noteOf(target);
  if (!note) return;
  delete target.dataset.stale;
  note.textContent = "";
};
document.addEventListener("htmx:sendError", stale);
document.addEventListener("htmx:responseError", stale);
document.addEventListener("htmx:afterRequest", renewed);
