// Arrows turn the pages of a file while its page has the focus, which the links of the pages give to it; without this
// the links turn them.
document.querySelector(".sight__page").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = rel && document.querySelector(`.sight a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
