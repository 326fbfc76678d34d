/* Conditional questions open and close while one answers. The server decides once more when the page is sent. */
"use strict";
(() => {
  const SILENT = ["dont_know", "refuse"];
  const isRows = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (value, key) => (Object.prototype.hasOwnProperty.call(value, key) ? value[key] : null);

  const present = (value, row) => {
    if (row !== undefined) { return isRows(value) ? own(value, row) : null; }
    const parts = typeof value === "object" && value !== null ? Object.keys(value).length : 1;
    return value === undefined || value === null || value === "" || !parts ? null : value;
  };
  const chosen = (value) => {
    const names = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
    return names.length && !names.some((each) => SILENT.includes(each)) ? names : null;
  };
  const counted = (value) => {
    if (Array.isArray(value) && isRows(value[0])) { return value.length; }
    const names = chosen(value);
    return names && names.filter((each) => each !== "none").length;
  };
  const scalar = (operand, answer) => {
    if (!Array.isArray(operand)) { return operand; }
    const [sort, name, row] = operand;
    if (sort === "count") { return counted(answer(name)); }
    const value = present(answer(name), row);
    return typeof value === "object" || SILENT.includes(value) ? null : value;
  };
  const number = (value) => (typeof value === "number" ? value : /^[0-9]+$/.test(value ?? "") ? Number(value) : null);
  const same = (left, right) => left === right || (number(left) !== null && number(left) === number(right));
  const equalsOne = (left, rights) => {
    if (left === null) { return 0; }
    if (rights.some((right) => right !== null && same(left, right))) { return 1; }
    return rights.includes(null) ? 0 : -1;
  };
  const ORDERS = { "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b };
  const compared = (verb, [left, ...rights]) => {
    if (!(verb in ORDERS)) { return equalsOne(left, rights) * (verb === "!=" || verb === "not in" ? -1 : 1); }
    const [a, b] = [number(left), number(rights[0])];
    return a === null || b === null ? 0 : ORDERS[verb](a, b) ? 1 : -1;
  };

  /* 1 true, -1 false, 0 unknown: so "and" is the least of its parts, "or" the greatest, and "not" the negative. */
  const outcome = ([verb, ...rest], answer) => {
    const parts = () => rest.map((each) => outcome(each, answer));
    switch (verb) {
      case "is": return rest[0];
      case "and": return Math.min(1, ...parts());
      case "or": return Math.max(-1, ...parts());
      case "not": return -outcome(rest[0], answer);
      case "answered": return present(answer(rest[0]), rest[1]) === null ? -1 : 1;
      case "has": {
        const names = chosen(answer(rest[0]));
        return names ? (names.includes(rest[1]) ? 1 : -1) : 0;
      }
      default: return compared(verb, rest.map((each) => scalar(each, answer)));
    }
  };
  window.klyngesvar = { ...window.klyngesvar, outcome };

  const form = document.getElementById("answers");
  const gates = form ? [...form.querySelectorAll("[data-if]")] : [];
  if (!gates.length) { return; }

  /* What stands in one field: a number where it looks like one, in Danish. */
  const typed = (field) => {
    const text = field.value.trim();
    if (field.inputMode !== "numeric" && field.inputMode !== "decimal") { return text; }
    const plain = text.replace(/[\s.](?=\d{3}\b)/g, "").replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
  };
  const value = (fields) => {
    const ticked = fields.filter((each) => (each.type !== "radio" && each.type !== "checkbox") || each.checked);
    if (fields[0].type === "checkbox" || fields[0].type === "hidden") { return ticked.map((each) => each.value); }
    return ticked.length ? (fields[0].type === "radio" ? ticked[0].value : typed(ticked[0])) : null;
  };
  const answer = (name) => {
    const open = [...form.elements].filter((each) => each.name && !each.closest("[data-if][hidden]"));
    const whole = open.filter((each) => each.name === name);
    if (whole.length) { return value(whole); }
    const rows = {};
    open.filter((each) => each.name.startsWith(`${name}__`) && each.type !== "hidden").forEach((each) => {
      const told = value(open.filter((other) => other.name === each.name));
      if (told !== null && told !== "" && told.length !== 0) { rows[each.name.slice(name.length + 2)] = told; }
    });
    return rows;
  };

  const draw = (gate) => {
    const kept = document.getElementById(`closed-${gate.dataset.question}`);
    if (!kept) { return; }
    gate.append(kept.content);
    kept.remove();
    const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "mark__opened" });
    mark.value = gate.dataset.question;
    gate.append(mark);
    document.dispatchEvent(new CustomEvent("opened", { detail: gate }));
  };
  const told = document.getElementById("told");
  const look = (aloud) => {
    let opened = 0;
    gates.forEach((gate) => {
      const shown = outcome(JSON.parse(gate.dataset.if), answer) === 1;
      if (shown && gate.hidden) { draw(gate); opened += 1; }
      gate.hidden = !shown;
    });
    if (aloud && opened && told) { told.textContent = form.dataset.opened; }
  };
  /* Not on "change": that comes when one leaves a field by pressing a button, and the button would move away. */
  form.addEventListener("input", () => look(true));
  document.addEventListener("ranked", () => look(true));
  look(false);
})();
