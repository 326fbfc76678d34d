/* Sends a page so that what was typed still stands here when the line is bad. Without this the browser sends it. */
"use strict";
(() => {
  const form = document.getElementById("answers"), box = document.getElementById("unsent"), told = document.getElementById("told");
  if (!form || !box || !window.fetch || !window.AbortController) { return; }
  const PATIENCE = 45000, UNNOTICED = 600;
  let pressed = null, busy = false;

  const body = () => {
    const data = new FormData(form);
    if (pressed?.name) { data.append(pressed.name, pressed.value); }
    return new URLSearchParams(data);
  };
  const asked = async (address, options = {}) => {
    const control = new AbortController(), timer = setTimeout(() => control.abort(), PATIENCE);
    try { return await fetch(address, { credentials: "same-origin", signal: control.signal, ...options }); }
    finally { clearTimeout(timer); }
  };
  const show = async (answer) => {
    const page = await answer.text();
    document.open();
    document.write(page);
    document.close();
  };
  /* The same page again, perhaps with one line more: drawn here, since a browser would only scroll. */
  const again = async (to) => {
    await show(await asked(to.href));
    history.replaceState(null, "", to.href);
    document.getElementById(to.hash.slice(1))?.scrollIntoView();
  };
  const send = async () => {
    const answer = await asked(form.action, { method: "POST", body: body(), headers: { "X-Sent-By": "script" } });
    const onward = answer.headers.get("X-Onward");
    if (onward) { await answer.text(); }
    if (!onward) { await show(answer); return; }
    const to = new URL(onward, location.href);
    if (to.pathname + to.search === location.pathname + location.search) { await again(to); return; }
    location.assign(to.href);
  };
  const wait = (waits) => {
    busy = waits;
    form.removeAttribute("aria-busy");
    if (!waits) { return; }
    setTimeout(() => {
      if (!busy) { return; }
      form.setAttribute("aria-busy", "true");
      if (told) { told.textContent = form.dataset.sending; }
    }, UNNOTICED);
  };
  const failed = () => {
    wait(false);
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
    box.focus({ preventScroll: true });
  };

  const submit = (event) => {
    pressed = event.submitter ?? pressed;
    if (pressed?.type === "image") { return; }
    event.preventDefault();
    if (busy) { return; }
    wait(true);
    box.hidden = true;
    send().catch(failed);
  };
  form.addEventListener("submit", submit);
  box.querySelector("button").addEventListener("click", () => form.requestSubmit(pressed));
  /* Come back by the browser's own button, the page may lie there as it was left: then it may be sent again. */
  addEventListener("pageshow", () => wait(false));
})();
