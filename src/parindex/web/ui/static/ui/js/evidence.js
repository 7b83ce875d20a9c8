// Files of evidence chosen or dropped go up one after another, in pieces; without this the form posts them all at once.
for (const form of document.querySelectorAll("[data-pieces]")) {
  const part = form.parentElement, list = part.querySelector(form.dataset.pieces), pick = form.querySelector("input[type=file]");
  const status = part.querySelector("[data-status]"), total = part.querySelector("[data-total]");
  const all = { bytes: 0, sent: 0, files: 0, done: 0 }, over = (is) => form.classList.toggle("drop--over", is);
  let turn = Promise.resolve();
  const row = (name) => {
    list.append(part.querySelector("[data-row]").content.cloneNode(true));
    list.lastElementChild.querySelector("[data-name]").textContent = name;
    all.files += 1;
    return list.lastElementChild;
  };
  const say = (one, key) => { const words = one.querySelector("[data-state]"); words.textContent = words.dataset[key]; };
  const count = () => {
    total.hidden = all.files < 2;
    total.querySelector("progress").value = all.bytes ? 100 * all.sent / all.bytes : 0;
    total.querySelector("[data-count]").textContent = `${all.done}/${all.files}`;
  };
  const end = (one, state, failed) => {
    one.querySelector("progress").remove(); all.done += 1;
    if (failed) say(one, failed); else {
      const name = one.querySelector("[data-name]"), badge = one.querySelector("[data-badge]");
      name.replaceChildren(state.url ? Object.assign(document.createElement("a"), { href: state.url, textContent: state.name }) : state.name);
      Object.assign(badge, { hidden: false, className: `badge badge--${state.tone}`, textContent: state.said });
      one.querySelector("[data-state]").textContent = state.reason;
    }
    status.textContent = one.innerText;
    count();
    if (all.done === all.files) document.body.dispatchEvent(new Event("evidence-changed"));
  };
  const send = (file, one) => new Promise((go) => {
    const before = all.sent, bar = one.querySelector("progress");
    const tell = (key, share = bar.value / 100) => { say(one, key); bar.value = 100 * share; all.sent = before + share * file.size; count(); };
    const done = (state, failed) => { all.sent = before + file.size; end(one, state, failed); go(); };
    document.dispatchEvent(new CustomEvent("parindex:send", { detail: { form, file, tell, done } }));
  });
  const take = (files) => {
    if (files.length > Number(form.dataset.most)) return end(row(form.querySelector("b").textContent), null, "many");
    for (const file of files) {
      const one = row(file.name);
      say(one, "waits");
      if (file.size > Number(form.dataset.largest)) end(one, null, "large");
      else { all.bytes += file.size; turn = turn.then(() => send(file, one)); }
    }
    count();
  };  form.classList.add("drop--live"); pick.addEventListener("change", () => { take([...pick.files]); pick.value = ""; });
  addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => { event.preventDefault(); over(false); take([...event.dataTransfer.files]); });
}
