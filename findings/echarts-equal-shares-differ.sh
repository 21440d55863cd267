#!/usr/bin/env bash
# Guess: the percentage that a pie chart of ECharts writes beside a part ({d}) is the share of that part, rounded; equal
#   parts have equal percentages.
# What happens: ECharts shares the last digits out so that the parts add up to 100. Of three equal parts the first
#   has 33.34 and the others 33.33; of seven, two have 15 and five have 14. Of three parts of one half percent two have
#   1 and the third has 0. Who comes first in the data is the greater; nothing on the chart says that it was done. The option
#   has the name `percentPrecision`, as if it only rounded.
# So: a chart of shares makes one province larger than its equal, and a table of the same figures beside it does not agree.
#   Work the share out in the data, round it there, and write it with a formatter of your own.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" echarts@6.1.0 >/dev/null

cat > look.js <<'JS'
const echarts = require("echarts");
function written(counts, digits) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 900, height: 600 });
  chart.setOption({
    animation: false,
    series: [
      {
        type: "pie",
        percentPrecision: digits,
        label: { formatter: "{b}={d}" },
        data: counts.map((value, place) => ({ name: "deel" + (place + 1), value })),
      },
    ],
  });
  const labels = [...chart.renderToSVGString().matchAll(/>(deel\d+)=([\d.]+)</g)];
  chart.dispose();
  return counts.map((count, place) => `${count}: ` + labels.find((label) => label[1] === "deel" + (place + 1))[2]);
}
console.log("echarts", echarts.version);
console.log("two digits", written([1, 1, 1], 2).join(", "));
console.log("no digits ", written([1, 1, 1, 1, 1, 1, 1], 0).join(", "));
console.log("no digits ", written([5, 5, 5, 985], 0).join(", "));
console.log("no digits ", written([985, 5, 5, 5], 0).join(", "));
JS
seen=$(node look.js)
echo "$seen"
[ "$seen" = "echarts 6.1.0
two digits 1: 33.34, 1: 33.33, 1: 33.33
no digits  1: 15, 1: 15, 1: 14, 1: 14, 1: 14, 1: 14, 1: 14
no digits  5: 1, 5: 1, 5: 0, 985: 98
no digits  985: 99, 5: 1, 5: 0, 5: 0" ] || { echo "This behaves otherwise now."; exit 1; }
