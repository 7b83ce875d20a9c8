// What is said of each field is put beside it by htmx; the field itself stays, and is marked as what is said of it.
document.addEventListener("htmx:afterSwap", () => {
  for (const said of document.querySelectorAll(".field__said")) {
    const field = document.querySelector(`[aria-describedby~="${said.id}"]`);
    if (said.querySelector(".field__error")) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
});
