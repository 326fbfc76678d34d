/* The author's preview: asks whether a file was saved, and shows it. Reloading by hand does the same without this. */
"use strict";
(() => {
  const body = document.body;
  const frames = () => [...document.querySelectorAll("iframe")];
  const parser = new DOMParser();
  const ask = (address) => fetch(address, { credentials: "same-origin", cache: "no-store" });

  const swap = (fresh, id) => {
    const old = document.getElementById(id), now = fresh.getElementById(id);
    if (old && now) { old.replaceWith(document.adoptNode(now)); }
    return Boolean(old) === Boolean(now);
  };

  /* A page that came of a button is fetched anew by its address; the receipt can't be, and stays. */
  const again = (frame) => {
    const place = frame.contentWindow.location;
    if (!place.pathname.endsWith("/send")) { place.replace(place.pathname + place.search); }
  };

  const follow = async () => {
    const fresh = parser.parseFromString(await (await ask(location.href)).text(), "text/html");
    if (frames().length !== fresh.querySelectorAll("iframe").length) { location.reload(); return; }
    document.title = fresh.title;
    body.dataset.mark = fresh.body.dataset.mark;
    ["status", "length", "told", "pages"].forEach((id) => swap(fresh, id));
    frames().forEach(again);
  };

  const watch = async () => {
    try {
      const state = await (await fetch(body.dataset.state, { credentials: "omit", cache: "no-store" })).json();
      if (state.mark !== body.dataset.mark) { await follow(); }
    } catch {
      document.getElementById("status").textContent = body.dataset.lost;
      body.dataset.mark = "";
    }
    setTimeout(watch, 700);
  };
  setTimeout(watch, 700);

  /* Two widths side by side stay on the same page. */
  frames().forEach((frame) => frame.addEventListener("load", () => {
    const place = frame.contentWindow.location.pathname;
    frames().filter((other) => other !== frame && other.contentWindow.location.pathname !== place && !place.endsWith("/send"))
      .forEach((other) => other.contentWindow.location.replace(place));
  }));
})();
