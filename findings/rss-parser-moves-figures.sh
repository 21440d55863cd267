#!/usr/bin/env bash
# Guess: Atom's own type "xhtml" is the safest way to put a marked text into a feed: no escaping, well-formed by
#   force. Every reader gives the sentence as it was written.
# What happens: rss-parser, the feed reader most used with Node, sorts the parts of a sentence by kind: first all
#   text, then all marked words. "Van 7 naar 9 pleinen" with both figures marked arrives as "Van  naar  pleinen"
#   followed by the figures. The same sentence as type "html" arrives whole. A link relative to xml:base stays
#   relative, so it leads nowhere.
# So: feeds about figures use type "html" or plain text, and full addresses.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" rss-parser@3.13.0 >/dev/null

cat > feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl" xml:base="https://voorbeeld.example/">
<id>tag:voorbeeld.example,2025:feed</id><title>Voortgang</title><updated>2025-09-19T12:00:00Z</updated>
<author><name>Redactie</name></author>
<entry><id>tag:voorbeeld.example,2025:1</id><title>Maatregel 4</title><updated>2025-09-19T12:00:00Z</updated>
<link href="maatregelen/4/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Van <b>7</b> naar <b>9</b> pleinen.</p></div></content></entry>
<entry><id>tag:voorbeeld.example,2025:2</id><title>Maatregel 4</title><updated>2025-09-19T12:00:00Z</updated>
<link href="maatregelen/4/"/>
<content type="html">&lt;p&gt;Van &lt;b&gt;7&lt;/b&gt; naar &lt;b&gt;9&lt;/b&gt; pleinen.&lt;/p&gt;</content></entry>
</feed>
XML
cat > read.cjs <<'JS'
const {readFileSync} = require('node:fs');
const Parser = require('rss-parser');
console.log('rss-parser', require('./node_modules/rss-parser/package.json').version);
new Parser().parseString(readFileSync('feed.xml', 'utf8')).then(({items: [xhtml, html]}) => {
  console.log('xhtml:', xhtml.contentSnippet);
  console.log('html:', html.contentSnippet);
  console.log('link:', xhtml.link);
});
JS
seen=$(node read.cjs)
echo "$seen"
[ "$seen" = "rss-parser 3.13.0
xhtml: Van  naar  pleinen.79
html: Van 7 naar 9 pleinen.
link: maatregelen/4/" ] || { echo "This has changed."; exit 1; }
