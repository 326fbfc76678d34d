/* How much room a text has left, told from 90 % of it on. The server says when a text is too long. */
"use strict";
(() => {
  const length = (field) => [...field.value.replace(/\r\n?/g, "\n").trim()].length;
  const follow = (field) => {
    const most = Number(field.dataset.most);
    const line = document.createElement("p");
    line.className = "count";
    line.setAttribute("role", "status");
    field.after(line);
    const tell = () => {
      const left = most - length(field);
      line.classList.toggle("over", left < 0);
      line.textContent = left > most / 10 ? "" : (left < 0 ? field.dataset.over : field.dataset.left).replace("#", Math.abs(left));
    };
    field.addEventListener("input", tell);
    tell();
  };
  const all = (place) => place.querySelectorAll("[data-most]").forEach(follow);
  all(document);
  document.addEventListener("opened", (event) => all(event.detail));
})();
