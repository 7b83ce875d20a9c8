// A file sent in pieces: it goes on where the server says that it ends, after a lost connection and after a reload.
// Whoever wants to send one dispatches parindex:send on the document with { form, file, tell, done }.
const PIECE = 1 << 20;
const LONGEST_WAIT = 3000; // milliseconds until it is tried again, though the browser knows of no connection
const online = () => new Promise((go) => { addEventListener("online", go, { once: true }); setTimeout(go, LONGEST_WAIT); });
const memory = (form, file) => ["parindex", form.action, form.elements.ma?.value, form.elements.nam?.value, form.elements["tai-lieu"]?.value,
  file.name, file.size, file.lastModified].join("|");
const kept = { get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, token) => { try { localStorage.setItem(key, token); } catch { /* then it does not go on after a reload */ } },
  drop: (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } } };

// The answer of the server as data; null where it has none for this upload. Without a connection it waits for one.
const ask = async (address, options, tell) => {
  for (;;) {
    let answer = null;
    try { answer = await fetch(address, { ...options, headers: { ...options.headers, Accept: "application/json" } }); } catch { /* no connection */ }
    if (answer?.redirected) throw new Error("signedout");
    if (answer?.ok) return answer.json();
    if (answer?.status === 404) return null;
    if (answer && answer.status < 500) throw new Error("failed");
    tell("paused");
    await online();
    if (options.method === "POST" && options.body instanceof Blob) return ask(address, {}, tell); // how much of it has come?
  }
};
const announce = (form, file, tell) => {
  const said = new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "tep"));
  said.set("ten", file.name);
  said.set("kich-thuoc", file.size);
  return ask(form.action, { method: "POST", body: said }, tell);
};
const send = async ({ form, file, tell, done }) => {
  const key = memory(form, file), token = kept.get(key), at = (one) => form.dataset.piece.replace("TOKEN", one);
  const csrf = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  try {
    let state = (token && await ask(at(token), {}, tell)) || await announce(form, file, tell);
    while (state && !state.over) {
      kept.set(key, state.token);
      tell(state.received < state.size ? "sending" : "reading", state.received / state.size);
      const body = file.slice(state.received, state.received + PIECE);
      if (state.received + PIECE >= state.size) tell("reading", 1);
      state = await ask(at(state.token), { method: "POST", body, headers: { ...csrf, "X-Offset": state.received } }, tell);
    }
    kept.drop(key);
    done(state, state ? "" : "failed");
  } catch (error) { done(null, error.message === "signedout" ? "signedout" : "failed"); }
};
document.addEventListener("parindex:send", (event) => send(event.detail));
