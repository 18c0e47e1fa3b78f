// Maps without Plotly: the lines, areas, points and names of a map's Plotly JSON as SVG, in which readers can move.
const companionMap = (() => {
  "use strict";
  const STEP = 1.6; // one press of + or −
  const AIR = 0.9; // pixels at a label's edges that hold no ink
  const SIDES = ["middle right", "top center", "bottom center", "middle left"];
  const DASHES = { dot: [1, 1], dash: [3, 3], longdash: [5, 5], dashdot: [3, 1, 1, 1], longdashdot: [5, 2, 1, 2] };
  const maps = new WeakMap(); // drawing → its map, which outlives redrawing in another size or colour

  const maker = (create) => (name, attributes = {}, ...children) => {
    const node = create(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const html = maker((name) => document.createElement(name));
  const svg = maker((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const pick = (value, i) => (Array.isArray(value) ? value[i] : value);
  const inside = (box, x, y) => x >= box.x && y >= box.y && x <= box.x + box.w && y <= box.y + box.h;
  const shared = (a, b) => Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

  // Plotly's small markup as lines of runs: never read as HTML, whatever the data say.
  function runs(text) {
    const lines = [[]], open = {};
    for (const part of String(text).split(/(<\/?[a-z]+[^>]*>)/i)) {
      const tag = /^<(\/?)([a-z]+)[^>]*>$/i.exec(part);
      if (!tag) part && lines.at(-1).push({ ...open, text: part });
      else if (tag[2] === "br") lines.push([]);
      else open[tag[2]] = !tag[1];
    }
    return lines;
  }

  // Line spacing is Plotly's, as in the still; what is raised is larger here: the second script must be legible on a phone.
  function words(text, size, colour) {
    const node = svg("text", { "font-size": size, fill: colour });
    runs(text).forEach((line, row) => {
      let lifted = 0;
      line.forEach((run, i) => {
        const lift = run.sup ? 0.3 * size : 0, start = i ? {} : { x: 0, y: row * 1.3 * size };
        const letters = { "font-size": run.sup ? 0.84 * size : size, "font-weight": run.b ? 700 : 400, "font-style": run.i ? "italic" : "normal" };
        node.append(svg("tspan", { ...start, ...letters, dy: lifted - lift }, run.text));
        lifted = lift;
      });
    });
    return node;
  }

  function outline({ x, y }) {
    let path = "", pen = "M";
    for (let i = 0; i < x.length; i++) {
      const gap = x[i] == null || y[i] == null;
      if (!gap) path += `${pen}${x[i]} ${y[i]}`;
      pen = gap ? "M" : "L";
    }
    return path;
  }

  const SYMBOLS = {
    square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[-1.3, 0], [0, -1.3], [1.3, 0], [0, 1.3]], triangle: [[-1.155, 0.5], [1.155, 0.5], [0, -1]],
  };
  function symbol(name, r) {
    const corners = SYMBOLS[name.split("-")[0]]?.map(([x, y]) => `${x * r} ${y * r}`);
    return corners ? `M${corners.join("L")}Z` : `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }

  const dashes = ({ dash, width = 2 }, size) => (DASHES[dash]?.map((part) => part * Math.max(3, width)) ?? dash.split(/[ ,]+/).map(parseFloat)).map((part) => part * size).join(" ");

  // What a trace says of its point i, by Plotly's order of precedence; nothing if it is to be passed over.
  function saying(trace, i) {
    if (/skip|none/.test(pick(trace.hoverinfo, i) ?? "")) return "";
    const value = (_, key, part) => (part ? pick(trace[key], i)?.[part] : pick(trace[key], i)) ?? "";
    const template = pick(trace.hovertemplate, i)?.replace(/<extra>.*?<\/extra>/gs, "").replace(/%\{(\w+)(?:\[(\w+)\])?[^}]*\}/g, value);
    return template || pick(trace.hovertext, i) || pick(trace.text, i) || "";
  }
  const differs = (trace) => [trace.hovertemplate, trace.hovertext, trace.text].some(Array.isArray);
  const speaks = (trace) => (differs(trace) ? trace.x.some((_, i) => saying(trace, i)) : Boolean(saying(trace, 0)));

  // The boxes of the axes with the pixels per kilometre and the middle of each. An axis with room to spare shows more, or its box is cut.
  function boxes(layout, width, height, size) {
    const { l = 0, r = 0, t = 0, b = 0 } = { ...layout.template?.layout?.margin, ...layout.margin };
    const paper = { x: l * size, y: t * size, w: width - (l + r) * size, h: height - (t + b) * size };
    const panels = Object.keys(layout).filter((key) => key.startsWith("xaxis")).map((key) => {
      const name = key.slice(5), across = layout[key], up = layout["yaxis" + name];
      const [left, right] = across.domain ?? [0, 1], [low, high] = up.domain ?? [0, 1], [west, east] = across.range, [south, north] = up.range;
      const box = { x: paper.x + left * paper.w, y: paper.y + (1 - high) * paper.h, w: (right - left) * paper.w, h: (high - low) * paper.h };
      const k = Math.min(box.w / (east - west), box.h / (north - south)), w = k * (east - west), h = k * (north - south);
      if ([across.constrain, up.constrain].includes("domain")) Object.assign(box, { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h });
      return { name, box, across, k, x: (west + east) / 2, y: (south + north) / 2 };
    });
    return { paper, panels: panels.sort((a, b) => a.name - b.name) }; // the main map first
  }

  // Where Plotly puts a text beside its mark, and where a text that stands alone.
  function beside(side, letters, rows, away) {
    const [sign, anchor] = side.includes("left") ? [-1, "end"] : side.includes("right") ? [1, "start"] : [0, "middle"];
    const up = side.includes("top") ? -1 : side.includes("bottom") ? 1 : 0;
    return { anchor, dx: sign * away, dy: 0.75 * letters + up * away + ((up - 1) * rows * letters) / 2 };
  }
  function alone({ note, panel, ink }, size) {
    const side = (given, at, sides) => (given && given !== "auto" ? given : panel ? sides[1] : sides[at < 1 / 3 ? 0 : at > 2 / 3 ? 2 : 1]);
    const anchor = { left: "start", right: "end" }[note.align] ?? "middle", from = { start: 0, middle: ink.width / 2, end: ink.width }[anchor];
    const left = { left: size, center: -ink.width / 2, right: -ink.width - size }[side(note.xanchor, note.x, ["left", "center", "right"])];
    const top = { top: size, middle: -ink.height / 2, bottom: -ink.height - size }[side(note.yanchor, note.y, ["bottom", "middle", "top"])];
    return { anchor, dx: left + from + (note.xshift ?? 0) * size, dy: top - ink.y - (note.yshift ?? 0) * size };
  }

  function make(drawing) {
    const view = { zoom: 1, x: null, y: null }; // the middle in kilometres, so that it holds in every size
    const [nearer, farther, whole] = [["+", "Zoom in"], ["−", "Zoom out"], ["⟲", "Whole map"]].map(([sign, label]) => html("button", { type: "button", "aria-label": label }, sign));
    const tools = html("div", { class: "map-tools" }, nearer, farther, whole), tip = html("div", { class: "map-tip", role: "status", hidden: "" });
    const box = html("div", { class: "live live-map", role: "group", tabindex: 0 }, svg("svg"), tools, tip);
    let size, font, panels, main, still, most, marks, labels, turns, later, spoken, bar, pending = 0, told = -1;

    const pixels = ({ box: frame, now }, x, y) => [frame.x + frame.w / 2 + (x - now.x) * now.k, frame.y + frame.h / 2 - (y - now.y) * now.k];
    const panelOf = (axis = "x") => panels.find((panel) => panel.name === axis.slice(1));

    function draw({ data, layout }) {
      const start = performance.now(), first = !box.isConnected, width = drawing.clientWidth, height = drawing.clientHeight;
      size = clamp(height / (layout.height ?? height), 1, 1.25); // the still grows with its column, and its letters with it: so do ours, within reason
      font = { size: 13, ...layout.template?.layout?.font, ...layout.font };
      const drawn = boxes(layout, width, height, size);
      [panels, main, still, most] = [drawn.panels, drawn.panels[0], Boolean(layout.meta?.panels), layout.meta?.maxzoom ?? 40];
      [marks, labels, later, spoken, bar] = [[], [], [], new Map(), null];
      const picture = svg("svg", { class: "main-svg", role: "img", "aria-label": drawing.dataset.alt, width, height, "font-family": font.family });
      for (const panel of panels) {
        const { x, y, w, h } = panel.box, { showline, linecolor, linewidth = 1 } = panel.across;
        Object.assign(panel, { now: { k: panel.k, x: panel.x, y: panel.y }, inset: !still && panel !== main });
        panel.ground = svg("g", { "fill-rule": "evenodd", "stroke-miterlimit": 2 });
        panel.points = svg("g");
        panel.names = svg("g", { transform: `translate(${-x} ${-y})` });
        picture.append(svg("svg", { x, y, width: w, height: h, overflow: "hidden" }, panel.ground, panel.points, panel.names));
        if (panel.inset) panel.ground.before(svg("rect", { class: "map-ground", width: w, height: h }));
        if (showline) picture.append(svg("rect", { x, y, width: w, height: h, fill: "none", stroke: linecolor, "stroke-width": linewidth * size }));
      }
      const replaced = (part, axis) => part.name === "scale" && !still && panelOf(axis) === main; // by a bar that fits every zoom
      for (const trace of data) {
        const from = trace.visible === false ? trace.meta?.zoom : 1;
        if (typeof from === "number" && !replaced(trace, trace.xaxis)) addTrace(trace, panelOf(trace.xaxis), from);
      }
      for (const note of layout.annotations ?? []) {
        const panel = note.xref === "paper" ? null : panelOf(note.xref);
        if (note.visible === false || replaced(note, note.xref)) continue;
        const type = { ...font, ...layout.template?.layout?.annotationdefaults?.font, ...note.font }, node = words(note.text, type.size * size, type.color);
        (panel?.names ?? picture).append(node);
        const [x, y] = panel ? [note.x, note.y] : [drawn.paper.x + note.x * drawn.paper.w, drawn.paper.y + (1 - note.y) * drawn.paper.h];
        const rank = note.name === "scale" ? -1 : Number(/^rank-(-?[\d.]+)$/.exec(note.name ?? "")?.[1] ?? 3); // an inset's own bar keeps its words
        labels.push({ node, panel, note, x, y, rank, from: 1 });
      }
      if (!still) {
        bar = { line: svg("rect", { height: 2 * size, fill: font.color, class: "map-bar" }), text: svg("text", { "font-size": 11 * size, fill: font.color, class: "map-scale" }) };
        picture.append(bar.line, bar.text);
      }
      if (first) drawing.append(box);
      box.firstChild.replaceWith(picture);
      tools.hidden = still;
      box.setAttribute("aria-label", still ? "Maps: Enter reads their parts" : "Map: arrow keys move, plus and minus zoom, 0 shows the whole, Enter reads its parts");
      labels.forEach((label) => { label.ink = label.node.getBBox(); }); // all before anything moves: the browser lays out once
      labels.forEach((label) => { label.spots ??= [alone(label, size)]; });
      const tries = (label) => [label.spots.slice(0, 1), label.spots.slice(1), label.spots].map((spots, turn) => ({ label, spots, turn, strict: turn < 2 }));
      turns = labels.flatMap(tries).sort((a, b) => a.label.rank - b.label.rank || a.turn - b.turn); // strict: whole, and on nobody's mark
      hush();
      if (view.x === null) Object.assign(view, { x: main.x, y: main.y });
      move(1, 0, 0);
      show();
      drawing.classList.add("is-live");
      if (first) requestAnimationFrame(() => requestAnimationFrame(() => { box.dataset.ms = Math.round(performance.now() - start); }));
      return box;
    }

    function addTrace(trace, panel, from) {
      const { line = {}, marker = {}, mode = "lines" } = trace, talks = speaks(trace), nodes = [];
      if (mode.includes("lines") || trace.fill) {
        const filled = trace.fill === "toself", wide = (mode.includes("lines") ? line.width ?? 2 : 0) * size, shape = { d: outline(trace), "vector-effect": "non-scaling-stroke" };
        const ink = { fill: filled ? trace.fillcolor : "none", stroke: wide ? line.color : "none", "stroke-width": wide, "stroke-dasharray": line.dash && line.dash !== "solid" ? dashes(line, size) : undefined, opacity: trace.opacity };
        nodes.push(svg("path", { ...shape, ...ink, "pointer-events": talks && filled ? "all" : "none" }));
        if (talks && !filled) nodes.push(svg("path", { ...shape, fill: "none", stroke: "#000", "stroke-opacity": 0, "stroke-width": Math.max(12, wide), "pointer-events": "stroke" }));
        if (talks) spoken.set(nodes.at(-1), { trace, panel });
        panel.ground.append(...nodes);
      }
      const dots = mode.includes("markers"), named = mode.includes("text");
      if (dots || named) trace.x.forEach((x, i) => {
        const y = trace.y[i], radius = dots ? (pick(marker.size, i) ?? 6) / 2 : 0, text = named && pick(trace.text, i);
        if (x == null || y == null) return;
        if (dots) {
          const name = pick(marker.symbol, i) ?? "circle", open = name.endsWith("-open"), colour = pick(marker.color, i), rim = marker.line ?? {};
          const ink = { fill: open ? "none" : colour, stroke: open ? colour : pick(rim.color, i), "stroke-width": (pick(rim.width, i) || (open ? 1 : 0)) * size };
          const target = svg("circle", { r: Math.max(9, radius * size), "fill-opacity": 0 }); // for fingers
          const node = svg("g", { opacity: (trace.opacity ?? 1) * (pick(marker.opacity, i) ?? 1) }, svg("path", { d: symbol(name, radius * size), ...ink, "pointer-events": "none" }));
          if (talks && saying(trace, i)) node.append(target), spoken.set(target, { trace, panel, i });
          panel.points.append(node);
          nodes.push(node);
          marks.push({ node, panel, x, y, from });
        }
        if (text) {
          const type = { ...font, ...trace.textfont }, letters = pick(type.size, i) * size, away = radius && (radius / 0.8 + 1) * size, rows = (runs(text).length - 1) * 1.3 + 1;
          const node = words(text, letters, pick(type.color, i)), spots = [pick(trace.textposition, i) ?? "middle center", ...SIDES].map((side) => beside(side, letters, rows, away));
          panel.names.append(node);
          labels.push({ node, panel, x, y, from, spots, marked: dots, rank: pick(trace.meta?.rank, i) ?? 5 });
        }
      });
      if (from > 1) later.push(...nodes.map((node) => ({ node, from })));
    }

    // One frame: lines and areas by one transformation; marks and labels, which keep their size, one by one.
    function show() {
      const { zoom, x, y } = view;
      if (!still) main.now = { k: main.k * zoom, x, y };
      for (const { ground, box: frame, now } of panels) ground.setAttribute("transform", `matrix(${now.k} 0 0 ${-now.k} ${frame.w / 2 - now.x * now.k} ${frame.h / 2 + now.y * now.k})`);
      later.forEach(({ node, from }) => node.setAttribute("display", zoom >= from ? "inline" : "none"));
      for (const mark of marks) {
        mark.at = pixels(mark.panel, mark.x, mark.y);
        mark.node.setAttribute("transform", `translate(${mark.at[0] - mark.panel.box.x} ${mark.at[1] - mark.panel.box.y})`);
      }
      const taken = panels.filter((panel) => panel.inset).map((panel) => ({ ...panel.box, only: main }));
      if (!still) {
        taken.push(showBar(taken), { x: tools.offsetLeft, y: tools.offsetTop, w: tools.offsetWidth, h: tools.offsetHeight });
        box.classList.toggle("is-near", zoom > 1);
        if (zoom === 1 && [farther, whole].includes(document.activeElement)) box.focus({ preventScroll: true }); // a disabled button would swallow the keys
        nearer.disabled = zoom >= most;
        farther.disabled = whole.disabled = zoom <= 1;
      }
      placeLabels(taken);
      Object.assign(box.dataset, { zoom, kmPerPixel: 1 / main.now.k });
    }

    function showBar(insets) {
      const { k } = main.now, frame = main.box, gap = 12 * size, ten = 10 ** Math.floor(Math.log10(140 / k)), km = ten * [5, 2, 1].find((part) => part * ten * k <= 140);
      bar.text.textContent = km < 1 ? `${Math.round(km * 1000)} m` : `${km.toLocaleString("en")} km`;
      const place = { x: frame.x + gap, y: frame.y + frame.h - gap - 16 * size, w: Math.max(km * k, bar.text.getComputedTextLength()), h: 18 * size };
      for (const inset of insets) if (shared(inset, place)) place.x = inset.x + inset.w + gap;
      for (const [key, value] of Object.entries({ x: place.x, y: place.y + 16 * size, width: km * k })) bar.line.setAttribute(key, value);
      for (const [key, value] of Object.entries({ x: place.x, y: place.y + 12 * size })) bar.text.setAttribute(key, value);
      return place;
    }

    // The most important label first, each at its own place if that is free, else beside it; one that finds no room waits for another zoom.
    function placeLabels(taken) {
      labels.forEach(({ node }) => node.setAttribute("class", "map-label is-hidden"));
      const placed = new Set();
      for (const { label, spots, strict } of turns) {
        const { node, panel, ink, marked, from } = label, frame = panel?.box ?? { x: 0, y: 0, w: drawing.clientWidth, h: drawing.clientHeight };
        const [x, y] = panel ? pixels(panel, label.x, label.y) : [label.x, label.y];
        if (placed.has(label) || view.zoom < from || (marked && !inside(frame, x, y))) continue;
        const around = ({ anchor, dx, dy }) => ({ x: x + dx - { start: 0, middle: ink.width / 2, end: ink.width }[anchor], y: y + dy + ink.y, w: ink.width, h: ink.height });
        const covers = (own) => marks.some((mark) => view.zoom >= mark.from && !(mark.x === label.x && mark.y === label.y) && inside(own, ...mark.at));
        const spot = spots.find((one) => {
          const own = around(one), core = { x: own.x + AIR, y: own.y + AIR, w: own.w - 2 * AIR, h: own.h - 2 * AIR }, seen = shared(own, frame) / (own.w * own.h);
          return seen >= (strict ? 0.99 : 0.5) && !(strict && covers(own)) && !taken.some((other) => (!other.only || other.only === panel) && shared(core, other));
        });
        if (!spot) continue;
        node.setAttribute("class", "map-label");
        node.setAttribute("text-anchor", spot.anchor);
        node.setAttribute("transform", `translate(${x + spot.dx} ${y + spot.dy})`);
        taken.push(around(spot));
        placed.add(label);
      }
    }

    // Zoom by a factor at a point of the drawing, then shift by pixels, never beyond the frame. Tells whether that changed the view.
    function move(factor, x, y, dx = 0, dy = 0) {
      if (still) return false;
      const before = Object.values(view).join(), frame = main.box, old = main.k * view.zoom, right = x - frame.x - frame.w / 2, down = y - frame.y - frame.h / 2;
      view.zoom = clamp(view.zoom * factor, 1, most);
      if (view.zoom < 1.001) view.zoom = 1; // pressing + and − as often leads back to the whole
      const k = main.k * view.zoom, bound = (value, middle, length) => clamp(value, middle - (length / main.k - length / k) / 2, middle + (length / main.k - length / k) / 2);
      view.x = bound(view.x + right / old - (right + dx) / k, main.x, frame.w);
      view.y = bound(view.y - down / old + (down + dy) / k, main.y, frame.h);
      if (before === Object.values(view).join()) return false;
      hush();
      pending ||= requestAnimationFrame(() => { pending = 0; show(); });
      return true;
    }
    const zoomBy = (factor) => move(factor, main.box.x + main.box.w / 2, main.box.y + main.box.h / 2);
    const reset = () => zoomBy(0);
    const go = (right, down) => move(1, 0, 0, (-right * main.box.w) / 5, (-down * main.box.h) / 5);

    // The tooltip: near the pointer, or at the part to which Enter has come.
    const hush = () => { tip.hidden = true; };
    function tell(text, x, y) {
      const lines = runs(text).map((line) => line.map((run) => (run.b || run.i ? html(run.b ? "b" : "i", {}, run.text) : run.text)));
      tip.replaceChildren(...lines.flatMap((line, row) => (row ? [html("br"), ...line] : line)));
      tip.hidden = !text;
      const place = (at, away, length, room) => `${clamp(at + away + length > room ? at - away - length : at + away, 0, room - length)}px`;
      Object.assign(tip.style, { left: place(x, 12, tip.offsetWidth, box.clientWidth), top: place(y, 14, tip.offsetHeight, box.clientHeight) });
    }
    const at = (event) => [event.clientX - box.getBoundingClientRect().left, event.clientY - box.getBoundingClientRect().top];
    function hover(event) {
      const part = spoken.get(event.target), [x, y] = at(event);
      if (!part) return hush();
      const away = (i) => (part.trace.x[i] == null ? Infinity : Math.hypot(...pixels(part.panel, part.trace.x[i], part.trace.y[i]).map((value, j) => value - [x, y][j])));
      const nearest = differs(part.trace) ? part.trace.x.reduce((best, _, i) => (away(i) < away(best) ? i : best), 0) : 0;
      tell(saying(part.trace, part.i ?? nearest), x, y);
    }
    function readOn(by) {
      const parts = [];
      for (const [node, { trace, panel, i }] of spoken) {
        const places = (i === undefined ? [...trace.x.keys()] : [i]).filter((j) => trace.x[j] != null && inside(panel.box, ...pixels(panel, trace.x[j], trace.y[j])));
        const middle = places[places.length >> 1];
        if (places.length && !node.closest("[display=none]")) parts.push([saying(trace, middle), ...pixels(panel, trace.x[middle], trace.y[middle])]);
      }
      told = (Math.max(told + by, by < 0 ? -1 : 0) + parts.length) % parts.length;
      if (parts.length) tell(...parts[told]);
      else told = -1;
    }

    // Mouse and fingers: one drags when there is more than the frame shows, two pinch.
    const fingers = new Map(); // pointer → where it is
    function gauge() {
      const [[ax, ay], [bx, by] = [ax, ay]] = [...fingers.values()];
      return { x: (ax + bx) / 2, y: (ay + by) / 2, spread: Math.hypot(ax - bx, ay - by) || 1 };
    }
    const listen = (names, act, options) => names.split(" ").forEach((name) => box.addEventListener(name, (event) => tools.contains(event.target) || act(event), options));
    listen("pointerdown", (event) => {
      if (event.pointerType === "mouse") fingers.clear(); // one that was let go of elsewhere
      if (!event.button && fingers.size < 2) fingers.set(event.pointerId, at(event));
    });
    listen("pointermove", (event) => {
      if (event.pointerType === "mouse" && !event.buttons) fingers.clear();
      if (!fingers.has(event.pointerId)) return event.pointerType === "mouse" && hover(event);
      const before = gauge();
      fingers.set(event.pointerId, at(event));
      const after = gauge();
      if (fingers.size < 2 && view.zoom === 1) return;
      if (move(after.spread / before.spread, before.x, before.y, after.x - before.x, after.y - before.y)) box.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointerup", (event) => fingers.delete(event.pointerId));
    box.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
    listen("touchstart touchmove", (event) => { if (!still && event.touches.length > 1 && event.cancelable) event.preventDefault(); }, { passive: false });
    box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hush());
    box.addEventListener("focusout", hush);
    tools.addEventListener("pointerenter", hush);
    listen("click", hover); // a tap; after a drag the target is the box, which says nothing
    listen("dblclick", (event) => move(event.shiftKey ? 0.5 : 2, ...at(event)));
    box.addEventListener("wheel", (event) => {
      const asked = event.ctrlKey || event.metaKey; // or pinched on a touchpad
      if (still || !(asked || box.matches(":focus-visible"))) return;
      const changed = move(Math.exp(-0.008 * clamp(event.deltaY * (event.deltaMode ? 16 : 1), -50, 50)), ...at(event));
      if (asked || changed) event.preventDefault();
    }, { passive: false });

    const keys = {
      ArrowLeft: () => go(-1, 0), ArrowRight: () => go(1, 0), ArrowUp: () => go(0, -1), ArrowDown: () => go(0, 1),
      "+": () => zoomBy(STEP), "=": () => zoomBy(STEP), "-": () => zoomBy(1 / STEP), 0: reset, Home: reset, Escape: () => (tip.hidden ? reset() : hush()),
    };
    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" && event.target === box) readOn(event.shiftKey ? -1 : 1);
      else if (!keys[event.key] || (!keys[event.key]() && view.zoom === 1)) return; // at the whole map, the page's keys stay the page's
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && hush());
    nearer.addEventListener("click", keys["+"]);
    farther.addEventListener("click", keys["-"]);
    whole.addEventListener("click", reset);
    return { draw };
  }

  // Draw a map in its drawing, or draw it anew; gives its box.
  return (drawing, spec) => (maps.get(drawing) ?? maps.set(drawing, make(drawing)).get(drawing)).draw(spec);
})();
