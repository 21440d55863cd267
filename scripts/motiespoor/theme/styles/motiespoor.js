/* Extras on top of pages that are whole without them: search, details that open when they are needed,
   charts that can be explored, and references that can be copied.
   Nothing here writes HTML from text: only text nodes. */
(function () {
  "use strict";

  var here = document.currentScript.src;

  document.querySelectorAll(".alleen-js").forEach(function (element) {
    element.hidden = false;
  });

  // An address can point into closed details; paper cannot unfold them.
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var closed = target && target.closest("details:not([open])"); closed; closed = closed.parentElement.closest("details:not([open])")) {
      closed.open = true;
      target.scrollIntoView();
    }
  }
  unfold();
  addEventListener("hashchange", unfold);

  var unfolded = [];
  addEventListener("beforeprint", function () {
    unfolded = Array.from(document.querySelectorAll("main details:not([open])"));
    unfolded.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    unfolded.forEach(function (details) { details.open = false; });
  });

  // Charts. What makes them interactive is fetched when somebody asks for it, not before.
  document.querySelectorAll(".grafiek__knop").forEach(function (button) {
    button.addEventListener("click", function () {
      var notice = button.parentElement.querySelector(".grafiek__melding");
      notice.textContent = "Even geduld.";
      import(new URL("grafiek.js", here))
        .then(function (charts) { return charts.turn(button); })
        .then(function () { notice.textContent = ""; })
        .catch(function () {
          notice.textContent = "Dat lukt nu niet; de vaste afbeelding blijft staan. Laad de pagina opnieuw en probeer het nog eens.";
        });
    });
  });

  // References. Where copying is not allowed, the text is selected, so that the reader can.
  document.querySelectorAll(".grafiek__kopieer").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var text = link.closest("figure").querySelector(".grafiek__verwijstekst");
      var notice = link.parentElement.querySelector(".grafiek__melding");
      notice.textContent = "";
      Promise.resolve()
        .then(function () { return navigator.clipboard.writeText(text.textContent.trim()); })
        .then(function () { notice.textContent = "Gekopieerd."; })
        .catch(function () {
          text.closest("details").open = true;
          getSelection().selectAllChildren(text);
          notice.textContent = "Kopiëren lukt hier niet. De verwijzing is geselecteerd: kopieer haar zelf.";
        });
    });
  });

  // Search. The register is fetched when somebody goes to the field, not before.
  var box = document.querySelector(".zoek");
  if (!box) return;
  var field = box.querySelector(".zoek__veld");
  var panel = box.querySelector(".zoek__uit");
  var notice = box.querySelector(".zoek__melding");
  var list = box.querySelector(".zoek__lijst");
  var AT_MOST = 20;
  var register = null;
  var latest = ""; // what was asked last; an answer to anything else comes too late

  // Letters without their accents: "fryslan" finds Fryslân. The length stays the same, so places stay the same.
  function plain(text) {
    return Array.from(text.normalize("NFC"), function (letter) {
      var base = letter.normalize("NFD")[0].toLowerCase();
      return base.length === letter.length ? base : letter;
    }).join("");
  }

  function textOf(html) {
    return new DOMParser().parseFromString(html.replace(/</g, " <"), "text/html").body.textContent.replace(/\s+/g, " ").trim();
  }

  function entries(docs) {
    var titles = new Map();
    return docs.map(function (doc) {
      var page = doc.location.split("#")[0];
      var title = textOf(doc.title);
      if (page === doc.location) titles.set(page, title);
      var text = textOf(doc.text);
      return {
        address: new URL(doc.location, base).href,
        title: title,
        page: page === doc.location ? "" : titles.get(page) || "",
        text: text,
        plainTitle: plain(title),
        plainText: plain(text)
      };
    });
  }

  var base = new URL(box.dataset.basis.replace(/\/?$/, "/"), location.href);

  function load() {
    if (!register) {
      register = fetch(new URL(box.dataset.register, location.href))
        .then(function (answer) {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        })
        .then(function (data) { return entries(data.docs); });
      register.catch(function () { register = null; });
    }
    return register;
  }

  // Every word must occur, also inside a longer word: Dutch writes compounds as one.
  function score(entry, words) {
    var total = 0;
    for (var word of words) {
      var inTitle = entry.plainTitle.indexOf(word);
      var inText = entry.plainText.indexOf(word);
      if (inTitle < 0 && inText < 0) return 0;
      if (inTitle >= 0) total += inTitle === 0 || entry.plainTitle[inTitle - 1] === " " ? 20 : 12;
      if (inText >= 0) total += inText === 0 || entry.plainText[inText - 1] === " " ? 3 : 1;
    }
    return total + (entry.page ? 0 : 2);
  }

  function marked(text, words) {
    var fragment = document.createDocumentFragment();
    var searched = plain(text);
    for (var at = 0; at < text.length;) {
      var next = text.length;
      var length = 0;
      words.forEach(function (word) {
        var found = searched.indexOf(word, at);
        if (found >= 0 && (found < next || (found === next && word.length > length))) {
          next = found;
          length = word.length;
        }
      });
      fragment.append(text.slice(at, next));
      if (length) {
        var mark = document.createElement("mark");
        mark.textContent = text.slice(next, next + length);
        fragment.append(mark);
      }
      at = next + length;
    }
    return fragment;
  }

  function excerpt(entry, words) {
    var found = words.map(function (word) { return entry.plainText.indexOf(word); }).filter(function (at) { return at >= 0; });
    var from = Math.max(0, (found.length ? Math.min.apply(null, found) : 0) - 50);
    if (from) from = entry.text.indexOf(" ", from) + 1;
    var to = from + 140;
    if (to < entry.text.length) to = entry.text.lastIndexOf(" ", to);
    if (to <= from) to = from + 140;
    return (from ? "… " : "") + entry.text.slice(from, to) + (to < entry.text.length ? " …" : "");
  }

  function result(entry, words) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = entry.address;
    link.append(marked(entry.title, words));
    item.append(link);
    if (entry.page) {
      var place = document.createElement("span");
      place.className = "zoek__plek";
      place.textContent = " in " + entry.page;
      item.append(place);
    }
    if (entry.text) {
      var piece = document.createElement("span");
      piece.className = "zoek__stuk";
      piece.append(marked(excerpt(entry, words), words));
      item.append(piece);
    }
    return item;
  }

  function say(text) {
    notice.textContent = text;
    panel.hidden = false;
  }

  function close() {
    latest = "";
    panel.hidden = true;
    list.replaceChildren();
    notice.textContent = "";
  }

  function search() {
    var asked = field.value.trim();
    var words = plain(asked).split(/\s+/);
    if (asked.length < 2) return close();
    latest = asked;
    load().then(function (all) {
      if (latest !== asked) return;
      var hits = all
        .map(function (entry, order) { return { entry: entry, order: order, score: score(entry, words) }; })
        .filter(function (hit) { return hit.score; })
        .sort(function (a, b) { return b.score - a.score || a.order - b.order; });
      list.replaceChildren.apply(list, hits.slice(0, AT_MOST).map(function (hit) { return result(hit.entry, words); }));
      if (!hits.length) say("Niets gevonden. Probeer een korter of een ander woord.");
      else if (hits.length === 1) say("1 plek gevonden.");
      else if (hits.length > AT_MOST) say(hits.length + " plekken gevonden. Dit zijn de eerste " + AT_MOST + ".");
      else say(hits.length + " plekken gevonden.");
    }).catch(function () {
      say("Zoeken lukt nu niet. Probeer het later nog eens.");
    });
  }

  field.addEventListener("focus", function () {
    load().catch(function () {});
    if (panel.hidden) search();
  });
  field.addEventListener("input", search);
  field.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    var first = list.querySelector("a");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault();
    field.focus();
    close();
  });
  document.addEventListener("focusin", function (event) {
    if (!box.contains(event.target)) panel.hidden = true;
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target) && !event.target.closest("a[href='#zoekveld']")) panel.hidden = true;
  });

  // The page for an address that does not exist offers the words of that address.
  document.querySelectorAll("a[href='#zoekveld']").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      if (link.hasAttribute("data-zoek-adres") && !field.value) {
        var last = decodeURIComponent(location.pathname).split("/").filter(Boolean).pop() || "";
        field.value = last.replace(/\.[a-z]+$/, "").replace(/[-_+]+/g, " ");
      }
      field.focus();
      search();
    });
  });
})();
