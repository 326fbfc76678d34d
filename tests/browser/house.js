// What axe does not measure: contrast of 7:1, targets of 44 px, a focus one can see, and nothing cut off or too wide.
// Returns one line of text for each thing that is wrong.
(() => {
  const seen = (el) => {
    if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) { return false; }
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).clipPath === "inset(50%)") { return false; }
    }
    return true;
  };
  const called = (el) => `<${el.tagName.toLowerCase()} ${el.id || el.className || el.name || ""}> ${(el.innerText || el.value || "").trim().slice(0, 30)}`;

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (text) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
  const light = (text) => {
    const [r, g, b] = [...colour(text)].slice(0, 3).map((v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const paint = getComputedStyle(at).backgroundColor;
      if (colour(paint)[3] === 255) { return paint; }
    }
    return "Canvas";
  };

  const contrasts = () => {
    const wrong = new Set();
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const el = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || !seen(el) || el.closest("svg, script, style, option, optgroup")) { continue; }
      const ratio = contrast(getComputedStyle(el).color, ground(el));
      if (ratio < 7) { wrong.add(`text ${ratio.toFixed(2)}:1 ${called(el)}`); }
    }
    for (const el of document.querySelectorAll("input[type=text], textarea, select, button:not(.link, .quiet), .choice label")) {
      if (!seen(el)) { continue; }
      const edge = contrast(getComputedStyle(el).borderTopColor, ground(el.parentElement));
      const fill = contrast(getComputedStyle(el).backgroundColor, ground(el.parentElement));
      if (Math.max(edge, fill) < 3) { wrong.add(`edge ${edge.toFixed(2)}:1 ${called(el)}`); }
    }
    return [...wrong];
  };

  // A link inside a sentence is as high as its line (WCAG 2.5.5 lets it be); one that stands alone is a target.
  const inSentence = (el) => el.tagName === "A" && getComputedStyle(el).display === "inline"
    && [...el.parentElement.childNodes].some((node) => node !== el && node.textContent.trim().length > 1);
  const targets = () => [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter((el) => seen(el) && !inSentence(el))
    .map((el) => [el, (["radio", "checkbox"].includes(el.type) ? el.labels[0] : el).getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
    .map(([el, box]) => `target ${box.width.toFixed(0)} × ${box.height.toFixed(0)} ${called(el)}`);

  const wide = () => {
    const root = document.documentElement, wrong = [];
    if (root.scrollWidth > root.clientWidth) { wrong.push(`page ${root.scrollWidth} px wide in ${root.clientWidth}`); }
    for (const el of document.querySelectorAll("body *")) {
      // A map is a window that one moves over the ground, and a field scrolls by itself.
      if (!seen(el) || el.closest("svg, .sheet, input, textarea")) { continue; }
      const box = el.getBoundingClientRect();
      if (box.width && (box.right > root.clientWidth + 1 || box.left < -1)) { wrong.push(`outside ${called(el)}`); }
      const hides = ["hidden", "clip"].includes(getComputedStyle(el).overflowX);
      if ((hides && el.scrollWidth > el.clientWidth + 1) || (hides && el.scrollHeight > el.clientHeight + 1)) { wrong.push(`cut off ${called(el)}`); }
    }
    return wrong;
  };

  // To be called after one press of Tab, so that the browser shows where the focus is.
  const focus = () => {
    const wrong = [], before = document.activeElement;
    for (const el of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
      if (!el.checkVisibility() || el.tabIndex < 0) { continue; }
      el.focus({ preventScroll: true });
      if (document.activeElement !== el) { continue; }
      const at = ["radio", "checkbox"].includes(el.type) ? el.labels[0] : el;
      const style = getComputedStyle(at);
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      if (!ring || contrast(style.outlineColor, ground(at.parentElement)) < 3) { wrong.push(`no visible focus ${called(el)}`); }
      if (!seen(at)) { wrong.push(`focus on what cannot be seen ${called(el)}`); }
    }
    before?.focus?.({ preventScroll: true });
    return wrong;
  };
  return { contrasts, targets, wide, focus };
})()
