/* A chart that can be explored: drawn by Vega from the specification of the still picture, which it stands in for.

   Each mark that shows a cell of the chart's table carries the place of that cell, "row:column" counted from 0.
   Pointing at a mark, or going to it with the keyboard, makes its row stand out in the picture and in the table,
   and writes that row out in a line below the picture, in the words of the table: nothing can be read here only. */

const SIZES = ["breed", "smal"]; // both are drawn; the style sheet shows the one that fits
const REACH = 24; // how far from a mark, in pixels, one may point to mean it
const CELL = /^\d+:\d+$/;
const LINES = "g.mark-line path, g.mark-area path, g.mark-trail path";

let vega = null; // fetched when somebody asks for it, not before
const explored = new WeakMap(); // by figure: how its still picture comes back

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-breed][data-smal]");
  if (!button) return;
  const notice = button.parentElement.querySelector(".grafiek__melding");
  notice.textContent = "Even geduld.";
  try {
    vega ??= (await import("./vega.js")).default;
    await turn(button);
    notice.textContent = "";
  } catch {
    notice.textContent = "Dat lukt nu niet; de vaste afbeelding blijft staan. Laad de pagina opnieuw en probeer het nog eens.";
  }
});

/** Turn a still picture into one to explore, or back. Fails, and leaves the still one, when something cannot be fetched. */
async function turn(button) {
  const figure = button.closest("figure");
  if (figure.hasAttribute("aria-busy")) return;
  figure.setAttribute("aria-busy", "true");
  try {
    const back = explored.get(figure);
    if (back) back();
    explored.set(figure, back ? null : await explore(figure, button));
    button.querySelector(".grafiek__doet").textContent = back ? "Maak interactief" : "Toon de vaste afbeelding";
  } finally {
    figure.removeAttribute("aria-busy");
  }
}

function element(name, properties, attributes = {}) {
  const made = Object.assign(document.createElement(name), properties);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

/** Put pictures to explore in the place of the still ones; gives what puts those back. */
async function explore(figure, button) {
  const pictures = await Promise.all(SIZES.map((size) => draw(size, button.dataset[size], figure)));
  const help = element("p", {
    className: "grafiek__uitleg",
    id: figure.id + "-uitleg",
    textContent:
      "Wijs een cijfer aan, of gebruik de pijltjes op het toetsenbord. Een klik of Enter zet een cijfer vast; Escape laat het los.",
  });
  const stage = element("div", { className: "grafiek__toneel", tabIndex: 0 }, {
    role: "application",
    "aria-roledescription": "interactieve grafiek",
    "aria-label": figure.querySelector(".grafiek__titel").textContent,
    "aria-describedby": help.id,
  });
  const line = element("p", { className: "grafiek__rij" }, { "aria-live": "polite" });
  const whole = element("div", { className: "grafiek__levend" });
  stage.append(...pictures.map((picture) => picture.frame));
  whole.append(stage, line, help);

  const rows = Array.from(figure.querySelectorAll(".grafiek__tabel tbody tr"));
  const heads = Array.from(figure.querySelectorAll(".grafiek__tabel thead th"), textOf);
  let here = null; // the cell that stands out
  let fixed = false; // until the reader lets go

  const seen = () => pictures.find((picture) => picture.frame.getClientRects().length);

  // Make the row of a cell stand out, or with `null` none.
  function show(cell) {
    if (cell === here) return;
    here = cell;
    const row = cell === null ? null : rowOf(cell);
    pictures.forEach((picture) => picture.mark(cell));
    rows.forEach((each, number) => each.toggleAttribute("data-gekozen", number === row));
    line.textContent = row === null ? "" : written(heads, rows[row]);
  }

  function fix(cell) {
    const again = fixed && cell !== null && rowOf(cell) === rowOf(here);
    fixed = cell !== null && !again;
    show(cell);
  }

  stage.addEventListener("pointermove", (event) => {
    if (!fixed) show(seen().at(event));
  });
  stage.addEventListener("pointerleave", () => {
    if (!fixed) show(null);
  });
  stage.addEventListener("click", (event) => fix(seen().at(event)));
  stage.addEventListener("focus", () => {
    if (here === null && stage.matches(":focus-visible")) show(seen().step(null, "Home"));
  });
  stage.addEventListener("blur", () => {
    if (!fixed) show(null);
  });
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = seen().step(here, event.key);
    if (next !== undefined) {
      fixed = false;
      show(next);
    } else if ((event.key === "Enter" || event.key === " ") && here !== null) {
      fix(here);
    } else if (event.key === "Escape") {
      fix(null);
      button.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  figure.querySelector(".grafiek__beeld").after(whole);
  figure.classList.add("grafiek--levend");
  // Whoever came by keyboard can go on with the arrows; Escape leads back to the button.
  if (button.matches(":focus-visible")) stage.focus();
  return () => {
    show(null);
    pictures.forEach((picture) => picture.finalize());
    whole.remove();
    figure.classList.remove("grafiek--levend");
  };
}

/** Draw the specification at an address, in the letters of the figure. Fails when it cannot be fetched. */
async function draw(size, address, figure) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const specification = await answer.json();
  // What measures the texts is what shows them.
  specification.config.font = getComputedStyle(figure).fontFamily;
  const frame = element("div");
  // No code made from text, no style in the page, and no hint that only a mouse can reach.
  const { finalize } = await vega(frame, specification, {
    mode: "vega-lite",
    renderer: "svg",
    ast: true,
    actions: false,
    defaultStyle: false,
    tooltip: false,
  });
  // Vega names things in English; what there is to say is said in the line below.
  ["role", "title", ...named(frame)].forEach((name) => frame.removeAttribute(name));
  frame.setAttribute("aria-hidden", "true");
  frame.className = "grafiek__" + size;
  return { frame, finalize, ...readable(frame.querySelector("svg")) };
}

const named = (node) => node.getAttributeNames().filter((name) => name.startsWith("aria-"));

const rowOf = (cell) => Number(cell.split(":")[0]);
const columnOf = (cell) => Number(cell.split(":")[1]);
const textOf = (node) => node.textContent.trim().replace(/\s+/g, " ");

/** A row of the table on one line: what it is about, then the head of each column with its value. */
function written(heads, row) {
  const [name, ...values] = Array.from(row.cells, (cell) => textOf(cell));
  return name + " — " + values.map((value, number) => heads[number + 1] + ": " + value).join("; ");
}

/** What Vega drew, as marks that can be found. Vega binds each element to its item, and an item to its datum. */
function readable(svg) {
  const marks = []; // what shows something of a row, with the cell that it shows
  const lines = []; // what runs through several rows
  for (const node of svg.querySelectorAll("*")) {
    const said = node.getAttribute("aria-label");
    ["role", ...named(node)].forEach((name) => node.removeAttribute(name));
    if (said && CELL.test(said)) node.dataset.cel = said;
    const item = node.__data__;
    if (!item || !item.mark || node.localName === "g") continue;
    if (node.matches(LINES)) {
      const cells = item.mark.items.map((each) => each.datum && each.datum.cel).filter(Boolean);
      if (cells.length) lines.push({ node, rows: new Set(cells.map(rowOf)) });
    } else if (item.datum && item.datum.cel) {
      marks.push({ node, cell: node.dataset.cel || null, row: rowOf(item.datum.cel) });
    }
  }
  const cells = Array.from(new Set(marks.map((each) => each.cell).filter(Boolean))).sort(
    (a, b) => rowOf(a) - rowOf(b) || columnOf(a) - columnOf(b),
  );
  const firstOf = (row) => cells.find((cell) => rowOf(cell) === row) || null;

  // One line is the whole picture; of several, each belongs to its own rows.
  function together(row) {
    const own = lines.length > 1 ? lines.filter((each) => each.rows.has(row)) : [];
    return new Set([row, ...own.flatMap((each) => Array.from(each.rows))]);
  }

  function mark(cell) {
    const chosen = cell === null ? null : together(rowOf(cell));
    for (const each of marks) {
      each.node.toggleAttribute("data-gekozen", chosen !== null && each.row === rowOf(cell));
      each.node.toggleAttribute("data-hier", cell !== null && each.cell === cell);
      each.node.toggleAttribute("data-terug", chosen !== null && !chosen.has(each.row));
    }
    for (const each of lines) {
      each.node.toggleAttribute("data-terug", chosen !== null && !each.rows.has(rowOf(cell)));
    }
  }

  // The cell that somebody points at: the nearest within reach, or on a line the nearest of that line.
  function at(event) {
    const line = lines.find((each) => each.node === event.target);
    let nearest = null;
    let least = line ? Infinity : REACH;
    for (const each of marks) {
      if (line && !line.rows.has(each.row)) continue;
      const box = each.node.getBoundingClientRect();
      const across = Math.max(box.left - event.clientX, event.clientX - box.right, 0);
      const along = Math.max(box.top - event.clientY, event.clientY - box.bottom, 0);
      const distance = Math.hypot(across, along);
      if (distance < least) {
        least = distance;
        nearest = each.cell || firstOf(each.row);
      }
    }
    return nearest;
  }

  // Where a key leads to; `undefined` for a key that leads nowhere.
  function step(cell, key) {
    const place = cells.indexOf(cell);
    const last = cells.length - 1;
    if (key === "Home") return cells[0];
    if (key === "End") return cells[last];
    if (key === "ArrowLeft") return cells[Math.max(place - 1, 0)];
    if (key === "ArrowRight") return cells[Math.min(place + 1, last)];
    if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
    if (place < 0) return cells[0];
    const beyond = key === "ArrowUp" ? (each) => rowOf(each) < rowOf(cell) : (each) => rowOf(each) > rowOf(cell);
    const others = cells.filter(beyond);
    if (!others.length) return cell;
    const row = rowOf(key === "ArrowUp" ? others[others.length - 1] : others[0]);
    const same = row + ":" + columnOf(cell);
    return cells.includes(same) ? same : firstOf(row);
  }

  return { mark, at, step };
}
