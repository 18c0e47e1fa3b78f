// One script for the whole site: charts on sight, colours, copying, the ledger's filter. COLOURS is written above by the build.
const companion = (() => {
  "use strict";
  const root = document.documentElement;
  const base = document.documentElement.dataset.content_root || "./";
  const narrow = matchMedia("(max-width: 599px)");
  const asksDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : asksDark.matches);

  // Charts: a still until seen; then Plotly is fetched once, the chart's own script once, and the still gives way. Maps do without Plotly.
  const specs = {};
  const scripts = {};
  const drawn = new Map(); // drawing → its live box
  const fetchScript = (address) =>
    (scripts[address] ??= new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    }));
  const recoloured = (value) => {
    if (Array.isArray(value)) return value.map(recoloured);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recoloured(item)]));
    if (typeof value === "string" && value.includes("#")) return value.replace(/#[0-9a-f]{6}\b/gi, (hex) => COLOURS[hex.toLowerCase()] || hex);
    return value;
  };

  // What came after the essay's day: dimmed when the reader asks for what was known then.
  const dimmed = () => root.classList.contains("only-then");
  const cover = (layout) => {
    const first = layout.meta?.later;
    if (!dimmed() || first === undefined) return layout;
    const over = Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key)).map((key) => ({
      type: "rect", xref: key.replace("axis", ""), yref: key.replace("xaxis", "y") + " domain", x0: first, x1: layout[key].range?.[1] ?? first, y0: 0, y1: 1,
      fillcolor: isDark() ? COLOURS["#fffdf9"] : "#fffdf9", opacity: 0.86, line: { width: 0 }, layer: "above",
    }));
    return { ...layout, shapes: [...(layout.shapes ?? []), ...over] };
  };
  function thenButton() {
    const later = [...document.querySelectorAll("main .later")];
    if (!later.length && !document.querySelector("[data-later]")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "then-button", textContent: "Dim what came after August 2021" });
    const apply = (on) => {
      root.classList.toggle("only-then", on);
      button.setAttribute("aria-pressed", on);
      later.forEach((part) => { part.inert = on; });
      redraw();
    };
    button.addEventListener("click", () => {
      apply(!dimmed());
      try {
        localStorage.setItem("then", dimmed() ? "only" : "");
      } catch { /* a private window */ }
    });
    document.querySelector("main h1")?.after(button);
    try {
      if (localStorage.getItem("then")) apply(true);
    } catch { /* a private window */ }
  }

  // What a reader can choose at a chart: named controls below it.
  function choices(drawing, name, controls) {
    const set = Object.assign(document.createElement("fieldset"), { className: "toggle" });
    set.append(Object.assign(document.createElement("legend"), { textContent: name }), ...controls);
    drawing.after(set);
  }
  function control(drawing, kind, parts) {
    const made = Object.assign(document.createElement(kind), parts);
    made.addEventListener("change", () => draw(drawing));
    return made;
  }
  function labelled(...parts) {
    const label = document.createElement("label");
    label.append(...parts);
    return label;
  }

  // Series that a reader has switched off: neither drawn nor labelled.
  const boxes = new Map(); // drawing → its tick boxes
  function tickBoxes(drawing) {
    const names = specs[drawing.dataset.figure].wide.layout.meta?.toggle;
    if (!names || boxes.has(drawing)) return;
    boxes.set(drawing, names.map((value) => control(drawing, "input", { type: "checkbox", checked: true, value })));
    choices(drawing, "Show", boxes.get(drawing).map((box) => labelled(box, " " + box.value)));
  }
  const chosen = (drawing, { data, layout }) => {
    const off = new Set((boxes.get(drawing) ?? []).filter((box) => !box.checked).map((box) => box.value));
    const plain = (text) => (text ?? "").replaceAll("<br>", " ");
    return off.size
      ? { data: data.filter((trace) => !off.has(plain(trace.name))), layout: { ...layout, annotations: layout.annotations?.filter((note) => !off.has(plain(note.text))) } }
      : { data, layout };
  };

  // A span of years to look at more closely, where a chart goes through many.
  const spans = new Map(); // drawing → its two inputs
  function yearInputs(drawing) {
    const span = specs[drawing.dataset.figure].wide.layout.meta?.zoom;
    if (!span || spans.has(drawing)) return;
    const inputs = span.map((value) => control(drawing, "input", { type: "number", min: span[0], max: span[1], value }));
    const all = Object.assign(document.createElement("button"), { type: "button", textContent: "All years" });
    all.addEventListener("click", () => {
      inputs.forEach((input, at) => { input.value = span[at]; });
      draw(drawing);
    });
    spans.set(drawing, inputs);
    choices(drawing, "Years", [labelled("from ", inputs[0]), labelled("to ", inputs[1]), all]);
  }
  // One name of many, brought out among the marks.
  const picks = new Map(); // drawing → its choice
  function pickBox(drawing) {
    const pick = specs[drawing.dataset.figure].wide.layout.meta?.pick;
    if (!pick || picks.has(drawing)) return;
    const select = control(drawing, "select", {});
    select.append(new Option("all", ""), ...pick.names.map((name) => new Option(name)));
    select.setAttribute("aria-label", pick.label);
    picks.set(drawing, select);
    choices(drawing, pick.label, [select]);
  }
  const picked = (drawing, data) => {
    const name = picks.get(drawing)?.value;
    return name ? data.map((trace) => ({ ...trace, marker: { ...trace.marker, opacity: trace.customdata.map((item) => (item[1].split(";").includes(name) ? 1 : 0.12)) } })) : data;
  };
  const within = (drawing, layout) => {
    const [from, to] = (spans.get(drawing) ?? []).map((input) => input.valueAsNumber);
    return from <= to ? { ...layout, xaxis: { ...layout.xaxis, range: [from, to + 1], dtick: undefined, tickvals: undefined, nticks: 8 } } : layout;
  };

  const isMap = (drawing) => drawing.dataset.kind === "map";

  async function draw(drawing) {
    const spec = specs[drawing.dataset.figure][narrow.matches ? "narrow" : "wide"];
    const { clientWidth: width, clientHeight: height } = drawing;
    if (!width || !height) return;
    if (isMap(drawing)) {
      drawn.set(drawing, companionMap(drawing, isDark() ? recoloured(spec) : spec));
      drawn.get(drawing).dataset.width = width;
      return;
    }
    let box = drawn.get(drawing);
    if (!box) {
      box = document.createElement("div");
      box.className = "live";
      box.setAttribute("role", "img");
      box.setAttribute("aria-label", drawing.dataset.alt);
      drawing.append(box);
      drawn.set(drawing, box);
    }
    tickBoxes(drawing);
    yearInputs(drawing);
    pickBox(drawing);
    const { data, layout } = chosen(drawing, isDark() ? recoloured(spec) : structuredClone(spec));
    box.dataset.width = width;
    await Plotly.react(box, picked(drawing, data), { ...cover(within(drawing, layout)), width, height, autosize: false, dragmode: false }, { displayModeBar: false, responsive: false, doubleClick: false, showTips: false });
    drawing.classList.add("is-live");
  }
  const redraw = () => drawn.forEach((box, drawing) => draw(drawing));

  async function wake(drawing) {
    try {
      if (!isMap(drawing)) await fetchScript(base + "_static/plotly.min.js");
      await fetchScript(drawing.dataset.script);
      await draw(drawing);
      sizes.observe(drawing);
    } catch (problem) {
      console.warn("The chart stays a still:", problem); // the still says the same
    }
  }
  const sizes = new ResizeObserver((entries) =>
    entries.forEach(({ target }) => {
      if (target.clientWidth && target.clientWidth !== Number(drawn.get(target)?.dataset.width)) draw(target);
    }),
  );
  const sight = new IntersectionObserver((entries) =>
    entries.forEach((entry) => {
      if (entry.isIntersecting && entry.target.clientWidth) {
        sight.unobserve(entry.target);
        wake(entry.target);
      }
    }), { rootMargin: "150px" });

  // Colours: the system's, until the reader chooses.
  function themeButton(button) {
    const say = () => button.setAttribute("aria-pressed", isDark());
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch { /* a private window: the choice holds for this page */ }
      say();
      redraw();
    });
    asksDark.addEventListener("change", () => { say(); redraw(); });
    say();
  }

  // Addresses: the site does not know its own until it is served.
  const served = location.protocol.startsWith("http");
  const siteRoot = new URL(base, location.href).href;
  const whole = (text) => (served ? text.replace(/(^|[\s"'{(])((?:figures|data|book|notebooks)\/[\w./-]+\.(?:html|csv|geojson)(?:#[\w-]+)?)/g, (_, before, path) => before + siteRoot + path) : text);
  function completeAddresses() {
    for (const element of document.querySelectorAll(".cite-as, [data-address]")) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) walker.currentNode.data = whole(walker.currentNode.data);
    }
  }

  async function copy(button) {
    const text = button.dataset.copyText ? whole(button.dataset.copyText) : document.getElementById(button.dataset.copy).innerText.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no permission, or an old browser
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.firstChild;
    const before = label.data;
    label.data = "Copied";
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { label.data = before; }, 1500);
  }

  function filter(form) {
    const rows = [...document.getElementById(form.dataset.filters).children];
    const choices = [...form.querySelectorAll("select")];
    const apply = () => {
      const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !(words.every((word) => text.includes(word)) && choices.every(({ name, value }) => !value || row.dataset[name].split(";").includes(value)));
        count += !row.hidden;
      }
      form.querySelector("output").textContent = `${count} of ${rows.length} ${form.dataset.what}`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  // Figures that are tables sort by a press on a heading: numbers as numbers, empty cells last.
  function sortable(table) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        const value = (row) => {
          const text = row.cells[column].textContent.trim();
          const number = Number(text.replaceAll(",", "").replace("−", "-"));
          return text === "" ? null : Number.isNaN(number) ? text : number;
        };
        const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
        const rows = [...body.rows].map((row) => [value(row), row]);
        const [known, empty] = [rows.filter(([key]) => key !== null), rows.filter(([key]) => key === null)];
        known.sort(([a], [b]) => (down ? order(b, a) : order(a, b)));
        body.append(...[...known, ...empty].map(([, row]) => row));
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
      });
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".figure-table > .scroll table").forEach(sortable);
    document.querySelectorAll(".drawing:not([data-still])").forEach((drawing) => sight.observe(drawing));
    document.querySelectorAll(".theme-button").forEach(themeButton);
    thenButton();
    document.querySelectorAll("[data-filters]").forEach(filter);
    document.querySelectorAll(".copy").forEach((button) => button.addEventListener("click", () => copy(button)));
    const contents = document.getElementById("contents"), here = contents.querySelector(".current > a");
    if (here) contents.scrollTop = here.offsetTop - contents.clientHeight / 2; // the list is longer than the window
    document.querySelector(".menu-button").addEventListener("click", (event) => {
      event.preventDefault();
      if (contents.classList.toggle("open")) contents.querySelector("a").focus();
    });
    narrow.addEventListener("change", redraw);
    completeAddresses();
    for (const pre of document.querySelectorAll("main pre:not([tabindex])")) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0; // to scroll by keyboard
  });

  // Paper: the evidence is open, the charts are stills (by the style sheet).
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.evidence:not([open]), details.caveats:not([open])")];
    opened.forEach((details) => { details.open = true; });
    document.querySelectorAll(".drawing img").forEach((image) => { image.loading = "eager"; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));

  return { chart: (id, spec) => { specs[id] = spec; } };
})();
