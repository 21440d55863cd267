#!/usr/bin/env bash
# Guess: an optimiser of SVG that promises the same picture in fewer bytes, and keeps aria-label, leaves a chart as
#   accessible as it was.
# What happens: SVGO keeps each aria-label of a Vega chart and drops each `role`, as an attribute that SVG does not know. A
#   bar is then no longer a "graphics-symbol" with a name but a shape without a meaning, on which ARIA allows no name: its
#   figures need not be read out. axe-core finds no fault in the chart before and one in each bar behind it; a look at
#   the chart shows nothing. With keepRoleAttr all stays.
# So: who optimises charts for the web sets keepRoleAttr, and lets a checker of accessibility look at what is published,
#   not at what was drawn.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" svgo@4.1.0 vega@6.4.0 vega-lite@6.4.3 axe-core@4.14.1 \
  jsdom@29.1.1 >/dev/null 2>&1

cat > look.mjs <<'JS'
import axe from "axe-core";
import { JSDOM, VirtualConsole } from "jsdom";
import { optimize, VERSION } from "svgo";
import * as vega from "vega";
import { compile } from "vega-lite";

const { spec } = compile({
  data: { values: [{ jaar: "2024", banen: 1200 }, { jaar: "2025", banen: 1350 }] },
  mark: "bar",
  encoding: { x: { field: "jaar", type: "nominal" }, y: { field: "banen", type: "quantitative" } },
});
const drawn = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
const keep = { name: "preset-default", params: { overrides: { removeUnknownsAndDefaults: { keepRoleAttr: true } } } };
const kinds = { drawn, "by default": optimize(drawn).data, keepRoleAttr: optimize(drawn, { plugins: [keep] }).data };

console.log("svgo", VERSION, "axe-core", axe.version);
for (const [name, svg] of Object.entries(kinds)) {
  const page = `<!doctype html><html lang="nl"><title>Banen</title><main><h1>Banen</h1>${svg}</main></html>`;
  const { window } = new JSDOM(page, { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
  window.eval(axe.source);
  const { violations } = await window.axe.run({ runOnly: ["wcag2a", "wcag2aa"] });
  const count = (sign) => svg.split(sign).length - 1;
  const faults = violations.map((rule) => `${rule.id} ${rule.nodes.length}`).join(", ") || "none";
  console.log(`${name}: aria-label ${count(" aria-label=")}, role ${count(" role=")}, faults: ${faults}`);
}
JS
seen=$(node look.mjs 2>/dev/null)
echo "$seen"
[ "$seen" = 'svgo 4.1.0 axe-core 4.14.1
drawn: aria-label 4, role 6, faults: none
by default: aria-label 4, role 0, faults: aria-prohibited-attr 2
keepRoleAttr: aria-label 4, role 6, faults: none' ] || { echo "This behaves otherwise now."; exit 1; }
