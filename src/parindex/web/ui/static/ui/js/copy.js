// A button with data-copy="id" copies the words of that element, one line per child, and says so in data-said="id".
// Where the clipboard is closed (a site without HTTPS), the words are selected, so that the keyboard can copy them.
const select = (from) => {
  getSelection().selectAllChildren(from);
  return document.execCommand("copy");
};
const copy = async (from) => {
  const words = [...from.children].map((child) => child.textContent.trim()).join("\n");
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return select(from);
  }
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const done = await copy(document.getElementById(button.dataset.copy));
  document.getElementById(button.dataset.said).textContent = done ? button.dataset.done : button.dataset.failed;
});
document.documentElement.dataset.scripted = "";
