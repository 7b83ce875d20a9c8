// Files chosen or dropped go up one after another, each with its progress; without this the form posts them all.
const form = document.querySelector("[data-upload]");
const list = document.querySelector(form.dataset.upload);
const pick = form.querySelector("input[type=file]");
const status = document.querySelector("[data-upload-status]");
let turn = Promise.resolve();

const row = (name) => {
  const made = document.querySelector("[data-upload-row]").content.cloneNode(true).firstElementChild;
  made.querySelector("[data-name]").textContent = name;
  list.prepend(made);
  return made;
};
const say = (one, key) => {
  const words = one.querySelector("[data-state]");
  status.textContent = words.textContent = words.dataset[key];
  one.querySelector("progress").hidden = key !== "sending" && key !== "reading";
};
const send = (file, one) => new Promise((done) => {
  const request = new XMLHttpRequest(), bar = one.querySelector("progress"), data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("tep", file);
  request.upload.onprogress = (event) => { bar.value = 100 * event.loaded / event.total; };
  request.upload.onload = () => { bar.removeAttribute("value"); say(one, "reading"); };
  request.onerror = () => { say(one, "failed"); done(); };
  request.onload = () => {
    if (request.status === 200) { one.outerHTML = request.responseText; status.textContent = list.firstElementChild.innerText; }
    else say(one, "failed");
    done();
  };
  request.open("POST", form.action);
  request.setRequestHeader("X-One-File", "1");
  say(one, "sending");
  request.send(data);
});
const take = (files) => {
  if (files.length > Number(form.dataset.most)) return say(row(form.querySelector("b").textContent), "many");
  for (const file of files) {
    const one = row(file.name);
    if (file.size > Number(form.dataset.largest)) say(one, "large");
    else turn = turn.then(() => send(file, one));
  }
};
form.classList.add("drop--live");
pick.addEventListener("change", () => { take([...pick.files]); pick.value = ""; });
addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("drop--over"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("drop--over"); });
addEventListener("drop", (event) => { event.preventDefault(); form.classList.remove("drop--over"); take([...event.dataTransfer.files]); });
