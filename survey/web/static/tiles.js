/* Map pictures from the address that a cluster has chosen, laid over the drawn map. Loaded only where there is one. */
"use strict";
(() => {
  const WIDE = 600, HIGH = 500, SIDE = 256, MOST = 24, DEEPEST = 17;
  const column = (lon, zoom) => (lon + 180) / 360 * 2 ** zoom;
  const row = (lat, zoom) => (1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * 2 ** zoom;
  const lonOf = (at, zoom) => at / 2 ** zoom * 360 - 180;
  const latOf = (at, zoom) => Math.atan(Math.sinh(Math.PI * (1 - 2 * at / 2 ** zoom))) * 180 / Math.PI;

  const lay = ({ box, told, zoom, x, y }) => {
    const svg = box.querySelector("svg"), [west, north, lonStep, latStep] = told.sheet;
    const left = x - WIDE / zoom / 2, top = y - HIGH / zoom / 2;
    const wide = svg.getBoundingClientRect().width;
    if (!wide) { return; }
    const degree = wide / (WIDE / zoom * lonStep);
    const z = Math.min(Math.round(Math.log2(360 * degree / SIDE)), DEEPEST);
    const [first, last] = [left, left + WIDE / zoom].map((at) => Math.floor(column(west + at * lonStep, z)));
    const [upper, lower] = [top, top + HIGH / zoom].map((at) => Math.floor(row(north - at * latStep, z)));
    const kept = new Map([...svg.querySelectorAll(".tiles image")].map((each) => [each.getAttribute("href"), each]));
    const now = [];
    for (let i = first; i <= last; i += 1) {
      for (let j = upper; j <= lower && now.length < MOST; j += 1) {
        const href = told.tiles.replace("{z}", z).replace("{x}", i).replace("{y}", j);
        const tile = kept.get(href) ?? document.createElementNS("http://www.w3.org/2000/svg", "image");
        const [a, b] = [(lonOf(i, z) - west) / lonStep, (north - latOf(j, z)) / latStep];
        const [c, d] = [(lonOf(i + 1, z) - west) / lonStep, (north - latOf(j + 1, z)) / latStep];
        Object.entries({ href, x: a, y: b, width: c - a, height: d - b, preserveAspectRatio: "none" })
          .forEach(([name, value]) => { if (tile.getAttribute(name) !== String(value)) { tile.setAttribute(name, value); } });
        tile.addEventListener("error", () => tile.remove(), { once: true });
        now.push(tile);
      }
    }
    svg.querySelector(".tiles").replaceChildren(...now);
  };
  document.addEventListener("looked", (event) => { if (event.detail.told.tiles) { lay(event.detail); } });
})();
