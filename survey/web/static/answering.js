/* Question pages: warn before the session ends, and bring errors into view. Everything works without this. */
"use strict";
(() => {
  const box = document.getElementById("alive");
  /* The warning stands where one is reading, and takes neither the focus nor the place. */
  const warn = () => {
    const seen = [...document.querySelectorAll("main .question, main .buttons")].find((each) => each.getBoundingClientRect().bottom > 60);
    if (seen) { seen.before(box); }
    box.hidden = false;
  };
  const wait = () => setTimeout(warn, box.dataset.minutes * 60000);
  if (box) {
    wait();
    box.querySelector("button").addEventListener("click", async () => {
      await fetch(location.pathname, { credentials: "same-origin", redirect: "manual" });
      box.hidden = true;
      wait();
    });
  }
  const summary = document.querySelector(".summary[tabindex]:not([hidden])");
  if (summary) { summary.focus(); }
})();
