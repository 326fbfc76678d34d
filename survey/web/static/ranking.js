/* A ranking's buttons without a page turn. Each does what the server would do with it. */
"use strict";
(() => {
  const ALONE = ["none", "dont_know", "refuse"];
  const made = (name, set = {}, ...inside) => {
    const node = Object.assign(document.createElement(name), set);
    node.append(...inside);
    return node;
  };
  const hidden = (text) => made("span", { className: "hidden" }, text);

  const follow = (box) => {
    const words = JSON.parse(box.dataset.ranking), name = box.id, field = `${name}__other_text`;
    let order = [...box.querySelectorAll(`input[type=hidden][name="${name}"]`)].map((each) => each.value);
    let typed = box.querySelector(`[name="${field}"]`)?.value ?? words.typed;
    const known = new Map(words.options.map((each) => [each.name, each]));
    const said = made("p", { className: "hidden" });
    said.setAttribute("role", "status");
    box.querySelector(".said")?.remove();
    box.querySelectorAll(".ranked, .unranked, .rank-help").forEach((each) => each.remove());
    const place = made("div");
    box.append(said, place);

    const label = (option) => made("span", { lang: option.language }, option.label);
    const button = (verb, option) => made(
      "button", { type: "submit", className: "small", name: "do", value: `${verb}:${name}:${option.name}` },
      words[verb], hidden(`: ${option.label}`),
    );
    const own = () => {
      const input = made("input", { type: "text", name: field, id: field, value: typed, maxLength: 300, autocomplete: "off" });
      input.addEventListener("input", () => { typed = input.value; });
      return made("div", { className: "words" }, made("label", { htmlFor: field }, words.what), input);
    };
    const ranked = (option, i) => made(
      "li", {}, made("input", { type: "hidden", name, value: option.name }), label(option),
      ...(option.role === "other" ? [own()] : []),
      made("span", { className: "moves" }, ...["up", "down", "drop"]
        .filter((verb) => (verb !== "up" || i > 0) && (verb !== "down" || i < order.length - 1))
        .map((verb) => button(verb, option))),
    );
    const unranked = (option) => made("li", {}, made(
      "button", { type: "submit", className: "option", name: "do", value: `add:${name}:${option.name}` },
      hidden(`${words.add}: `), label(option),
    ));
    const draw = () => {
      const full = order.length >= words.most;
      place.replaceChildren(
        ...(order.length ? [made("ol", { className: "ranked" }, ...order.map((each, i) => ranked(known.get(each), i)))]
          : [made("p", { className: "help" }, words.first)]),
        full ? made("p", { className: "help" }, words.full)
          : made("ul", { className: "unranked" }, ...words.options.filter((each) => !order.includes(each.name)).map(unranked)),
      );
    };
    const moved = (verb, option) => {
      const at = order.indexOf(option);
      if (verb === "add") {
        if (ALONE.includes(known.get(option).role)) { order = [option]; return; }
        order = [...order.filter((each) => !ALONE.includes(known.get(each).role)), option].slice(0, words.most);
        return;
      }
      order.splice(at, 1);
      if (verb !== "drop") { order.splice(verb === "up" ? at - 1 : at + 1, 0, option); }
    };

    /* The button stays under the finger, and the focus on it or on the one that took its place. */
    box.addEventListener("click", (event) => {
      const pressed = event.target.closest("button[name=do]");
      const [verb, of, option] = pressed ? pressed.value.split(":") : [];
      if (of !== name || !known.has(option)) { return; }
      event.preventDefault();
      const buttons = () => [...place.querySelectorAll("button")];
      const top = pressed.getBoundingClientRect().top, at = [...place.querySelectorAll(".option")].indexOf(pressed);
      moved(verb, option);
      draw();
      const here = buttons().filter((each) => each.value.endsWith(`:${name}:${option}`));
      const next = (verb === "add" ? [...place.querySelectorAll(".option")].slice(0, at + 1).pop() : null)
        ?? here.find((each) => each.value === pressed.value) ?? here[0] ?? buttons()[0];
      next?.focus({ preventScroll: true });
      if (next) { window.scrollBy(0, next.getBoundingClientRect().top - top); }
      const number = order.indexOf(option) + 1;
      said.textContent = (number ? words.moved : words.dropped).replace("%1", known.get(option).label).replace("%2", number);
      document.dispatchEvent(new CustomEvent("ranked"));
    });
    draw();
  };
  const all = (place) => place.querySelectorAll("[data-ranking]").forEach(follow);
  window.klyngesvar = { ...window.klyngesvar, ranks: true };
  all(document);
  document.addEventListener("opened", (event) => all(event.detail));
})();
