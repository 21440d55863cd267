// Loads YAML files and saves them, as an editor in a browser does: node rewriting.js LIBRARY PATH...
// Writes one JSON object: for each path, what the library makes of the file. Asked with its own settings only.
"use strict";

const { readFileSync } = require("node:fs");

const [, , library, ...paths] = process.argv;
const yaml = require(library);
const rewrite = yaml.stringify ? (text) => yaml.stringify(yaml.parse(text)) : (text) => yaml.dump(yaml.load(text));
const saved = Object.fromEntries(paths.map((path) => [path, rewrite(readFileSync(path, "utf8"))]));
process.stdout.write(JSON.stringify(saved));
