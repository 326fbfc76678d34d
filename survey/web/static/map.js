/* The map of a places question: dragged, pinched, steered by keys and buttons. Each does what the server would do. */
"use strict";
(() => {
  const WIDE = 600, HIGH = 500, ZOOMS = [1, 2, 4, 8], STEP = 0.25, SLIP = 6, PIN = 50;
  const STEPS = { n: [0, -STEP], s: [0, STEP], e: [STEP, 0], w: [-STEP, 0] };
  const KEYS = { ArrowUp: "n", ArrowDown: "s", ArrowRight: "e", ArrowLeft: "w", "+": "in", "=": "in", "-": "out" };
  const AXIS = 6378137, ECCENTRICITY = 0.00669437999, GRID = 50, RADIAN = Math.PI / 180;
  const rounded = (number, parts) => Math.round(number * parts) / parts;
  /* Metres of a degree of longitude and of latitude, and the 50 m grid: as survey/cluster/geography.py has them. */
  const lengths = (lat) => {
    const bulge = 1 - ECCENTRICITY * Math.sin(lat * RADIAN) ** 2;
    return [AXIS / Math.sqrt(bulge) * Math.cos(lat * RADIAN) * RADIAN, AXIS * (1 - ECCENTRICITY) / bulge ** 1.5 * RADIAN];
  };
  const snapped = (lon, lat) => {
    const step = GRID / lengths(56)[1], row = Math.round(lat / step) * step, wide = GRID / lengths(row)[0];
    return [rounded(Math.round(lon / wide) * wide, 1e4), rounded(row, 1e4)];
  };
  const within = (number, most) => Math.min(Math.max(number, 0), most);

  const follow = (box, told) => {
    const [west, north, lonStep, latStep] = told.sheet;
    const svg = box.querySelector("svg"), image = svg.querySelector("image"), pin = svg.querySelector(".pin");
    const where = box.querySelector(".where"), aim = Object.assign(document.createElement("p"), { className: "hidden" });
    const prefix = box.id.slice(0, -3), field = (part) => box.querySelector(`[name="${prefix}${part}"]`);
    const list = document.getElementById(`${prefix}place`);
    let [zoom, x, y] = (field("view").value || `1 ${WIDE / 2} ${HIGH / 2}`).split(" ").map(Number);
    aim.setAttribute("role", "status");
    box.append(aim);
    box.classList.add("live");

    const degrees = (across, down) => [
      west + (x + (across - 0.5) * WIDE / zoom) * lonStep, north - (y + (down - 0.5) * HIGH / zoom) * latStep,
    ];
    const away = (lon, lat, other) => {
      const [across, along] = lengths((lat + other[2]) / 2);
      return [(lon - other[1]) * across, (lat - other[2]) * along];
    };
    const nearest = (lon, lat, sort) => told.near.filter((each) => each[3] === sort)
      .map((each) => [Math.hypot(...away(lon, lat, each)), each]).sort((a, b) => a[0] - b[0])[0];
    const words = (lon, lat) => {
      const place = nearest(lon, lat, 1), village = nearest(lon, lat, 0);
      if (place && place[0] <= 75) { return told.at.replace("#", place[1][0]); }
      if (!village) { return `${lat}, ${lon}`; }
      if (village[0] < 150) { return told.in.replace("#", village[1][0]); }
      const [east, up] = away(lon, lat, village[1]), metres = Math.round(village[0] / 100) * 100;
      const wind = (Math.round(Math.atan2(east, up) / (Math.PI / 4)) + 8) % 8;
      const distance = metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1).replace(".", told.point)} km`;
      return told.winds[wind].replace("#", village[1][0]).replace("*", distance);
    };

    const marked = () => field("lon").value && field("lat").value;
    const at = () => [(field("lon").value - west) / lonStep, (north - field("lat").value) / latStep];
    const level = () => ZOOMS.filter((each) => each <= zoom * 1.2).pop() ?? 1;
    const draw = () => {
      svg.setAttribute("viewBox", `${x - WIDE / zoom / 2} ${y - HIGH / zoom / 2} ${WIDE / zoom} ${HIGH / zoom}`);
      const picture = told.picture.replace("#", level());
      if (image.getAttribute("href") !== picture) { image.setAttribute("href", picture); }
      const [pinX, pinY] = marked() ? at() : [-999, -999], hangs = pinY - y + HIGH / zoom / 2 < PIN / zoom;
      pin.setAttribute("transform", `translate(${pinX} ${pinY}) scale(${1 / zoom} ${(hangs ? -1 : 1) / zoom})`);
      box.querySelector("[value$=' drop']").hidden = !marked();
      box.dispatchEvent(new CustomEvent("looked", { bubbles: true, detail: { box, told, zoom, x, y } }));
    };
    const look = (to, atX, atY) => {
      zoom = Math.min(Math.max(to, 1), 8);
      [x, y] = [within(atX, WIDE), within(atY, HIGH)];
      field("view").value = `${level()} ${rounded(x, 100)} ${rounded(y, 100)}`;
      draw();
    };
    const say = (lon, lat) => { aim.textContent = told.aim.replace("#", words(lon, lat)); };

    const mark = (across, down) => {
      const [lon, lat] = snapped(...degrees(across, down));
      field("lon").value = lon;
      field("lat").value = lat;
      if (list && list.value !== "nowhere") { list.value = ""; }
      where.textContent = told.stands.replace("#", words(lon, lat));
      const legend = box.closest("fieldset.spot, .spot fieldset")?.querySelector("legend[data-tell]");
      if (legend) { legend.textContent = legend.dataset.tell; }
      draw();
    };
    const drop = () => {
      field("lon").value = field("lat").value = "";
      where.textContent = told.none;
      draw();
    };
    const DO = {
      here: () => mark(0.5, 0.5),
      drop,
      /* Towards the mark where it is seen, and all the way out to the whole map. */
      in: () => {
        const [pinX, pinY] = marked() ? at() : [x, y];
        const seen = Math.abs(pinX - x) <= WIDE / zoom / 2 && Math.abs(pinY - y) <= HIGH / zoom / 2;
        look(ZOOMS.find((each) => each > zoom * 1.01) ?? 8, seen ? pinX : x, seen ? pinY : y);
      },
      out: () => {
        const to = ZOOMS.filter((each) => each < zoom * 0.99).pop() ?? 1;
        look(to, to === 1 ? WIDE / 2 : x, to === 1 ? HIGH / 2 : y);
      },
    };
    const act = (verb) => {
      if (verb in STEPS) { look(zoom, x + STEPS[verb][0] * WIDE / zoom, y + STEPS[verb][1] * HIGH / zoom); } else { DO[verb](); }
      if (verb !== "here" && verb !== "drop") { say(...degrees(0.5, 0.5)); }
    };

    /* Fingers: one drags, two pinch; a tap that hardly moved sets the mark. */
    const fingers = new Map();
    let moved = false;
    const part = (event) => {
      const frame = svg.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    };
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
    };
    const down = (event) => {
      if (!fingers.size) { moved = false; }
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      event.target.setPointerCapture(event.pointerId);
    };
    const move = (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) { return; }
      const [right, below] = [event.clientX - before[0], event.clientY - before[1]];
      if (!moved && fingers.size === 1 && Math.hypot(right, below) < SLIP) { return; }
      moved = true;
      const apart = spread(), frame = svg.getBoundingClientRect();
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      const share = 1 / fingers.size;
      look(apart ? zoom * spread() / apart : zoom, x - right * share * WIDE / zoom / frame.width, y - below * share * HIGH / zoom / frame.height);
    };
    const up = (event) => { fingers.delete(event.pointerId); };

    box.querySelectorAll(".tap").forEach((tap) => {
      tap.draggable = false;
      tap.addEventListener("dragstart", (event) => event.preventDefault());
      tap.addEventListener("pointerdown", down);
      tap.addEventListener("pointermove", move);
      tap.addEventListener("pointerup", up);
      tap.addEventListener("pointercancel", up);
      tap.addEventListener("wheel", (event) => {
        if (!event.ctrlKey) { return; }
        event.preventDefault();
        look(zoom * 2 ** (-event.deltaY / 100), x, y);
      }, { passive: false });
      tap.addEventListener("keydown", (event) => {
        const verb = event.ctrlKey || event.metaKey || event.altKey ? null : KEYS[event.key];
        if (!verb) { return; }
        event.preventDefault();
        act(verb);
      });
      /* A key presses the button in its middle: no finger was there. */
      tap.addEventListener("click", (event) => {
        event.preventDefault();
        if (event.detail === 0) { mark(0.5, 0.5); } else if (!moved) { mark(...part(event)); }
        moved = false;
      });
    });
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button[value^='map:']");
      if (!button) { return; }
      event.preventDefault();
      act(button.value.split(" ")[1]);
    });
    draw();
  };

  const all = (place) => place.querySelectorAll("[data-map]").forEach((question) => {
    const told = JSON.parse(question.dataset.map);
    question.querySelectorAll(".map").forEach((box) => follow(box, told));
  });
  all(document);
  document.addEventListener("opened", (event) => all(event.detail));
})();
