/* Question pages: warn before the session ends, and bring errors into view. Everything works without this. */
"use strict";
(() => {
  const box = document.getElementById("alive");
  const wait = () => setTimeout(() => { box.hidden = false; box.querySelector("button").focus(); }, box.dataset.minutes * 60000);
  if (box) {
    wait();
    box.querySelector("button").addEventListener("click", async () => {
      await fetch(location.pathname, { credentials: "same-origin", redirect: "manual" });
      box.hidden = true;
      wait();
    });
  }
  const summary = document.querySelector(".summary");
  if (summary) { summary.focus(); }
})();
