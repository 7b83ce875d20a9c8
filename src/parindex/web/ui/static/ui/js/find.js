// The key "/" leads to the search field at the top, unless one is typing, or has turned it off in this browser:
// a single key may be pressed by mistake, or by a voice. The page of the search offers the choice.
const OFF = "parindex-find-key-off";
const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return true; } };
const isTyping = (place) => place.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || isOff()) return;
  const field = [...document.querySelectorAll("[data-find]")].find((one) => one.offsetParent !== null);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
const choice = document.querySelector("[data-find-key]");
if (choice) {
  choice.checked = !isOff();
  choice.closest("[data-find-choice]").hidden = false;
  choice.addEventListener("change", () => {
    try { if (choice.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1"); } catch { choice.checked = false; }
  });
}
