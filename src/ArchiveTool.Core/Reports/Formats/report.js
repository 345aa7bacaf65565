// The link report: counts that filter, search, sort, and for each URL its chain, its clean form and its places.
"use strict";
(() => {
  const { find, make, plural, folded, words, matches, fill, collator, link, grow } = page;
  const { items, posts, words: reasons } = JSON.parse(find("#data").textContent);
  const status = find("#count");
  const list = find(".items");

  // From the gravest: what is lost, what costs trust, what can be mended, what is only good to know.
  const grades = [
    "missing", "dead", "product-gone", "input", "undisclosed", "wrong-account", "malformed", "nested", "retired-network", "unmarked",
    "missing-account", "stray-account", "mixed-accounts", "shortener-hides-account", "out-of-stock", "redirected", "unverifiable",
    "blocked", "not-decodable", "affiliate", "likely", "tracking", "skipped", "alive",
  ];
  const names = {
    missing: "missing", redirected: "moved", "not-decodable": "no thumbnail", skipped: "not asked", input: "the post itself",
  };
  const quiet = new Set(["skipped", "alive"]);
  const hostOf = (url) => {
    try {
      return new URL(url).host;
    } catch {
      return "";
    }
  };

  items.forEach((item, index) => {
    const { link: of, problem } = item;
    item.index = index;
    item.url = of ? of.url : problem.url || "";
    item.host = hostOf(item.url);
    item.places = of ? of.places : [problem];
    item.network = of?.affiliate?.network || of?.tracking?.redirector || "";
    item.grade = Math.min(...item.marks.map((mark) => grades.indexOf(mark)));
    item.isFinding = item.marks.some((mark) => !quiet.has(mark));
    item.text = folded(
      [item.url, item.network, ...item.marks, ...(of ? [reasons[of.reason], of.suggestion || "", of.finalUrl || "", ...(of.issues || []).map((issue) => issue.message)] : [problem.message]),
        ...item.places.flatMap((place) => [posts[place.post], place.text || ""])].join(" "),
    );
  });

  const distinct = (values) => [...new Set(values.filter(Boolean))].sort(collator.compare);
  fill("#host", distinct(items.map((item) => item.host)));
  fill("#post", distinct(items.flatMap((item) => item.places.map((place) => place.post))), (post) => posts[post]);
  fill("#network", distinct(items.map((item) => item.network)));

  // The counts are the filter: one is pressed at a time.
  const has = (mark) => (item) => item.marks.includes(mark);
  const tiles = [
    { name: "all findings", test: (item) => item.isFinding },
    ...grades.map((mark) => ({ name: names[mark] || mark, mark, test: has(mark) })),
    { name: "everything", test: () => true },
  ].map((tile) => ({ ...tile, count: items.filter(tile.test).length }));
  let pressed = tiles[0].count ? tiles[0] : tiles.at(-1);
  for (const tile of tiles.filter((one) => one.count || one === pressed)) {
    tile.button = make(
      "button",
      { type: "button", className: tile.mark || "" },
      make("strong", { textContent: tile.count.toLocaleString("en") }),
      ` ${tile.name}`,
    );
    tile.button.addEventListener("click", () => {
      pressed = tile;
      show();
    });
    find(".tiles").append(tile.button);
  }

  const orders = {
    gravest: (a, b) => a.grade - b.grade || a.index - b.index,
    place: (a, b) =>
      collator.compare(posts[a.places[0].post], posts[b.places[0].post]) ||
      (a.places[0].line || 0) - (b.places[0].line || 0) ||
      (a.places[0].column || 0) - (b.places[0].column || 0),
    host: (a, b) => collator.compare(a.host, b.host) || a.index - b.index,
    places: (a, b) => b.places.length - a.places.length || a.index - b.index,
  };

  const code = (text) => make("code", { textContent: text });

  function copyable(text) {
    const shown = code(text);
    const button = make("button", { type: "button", className: "copy", textContent: "Copy", title: `Copy ${text}` });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Not allowed here: it is marked, for the reader's own copying.
        getSelection().selectAllChildren(shown);
      }
      button.textContent = getSelection().toString() === text ? "Marked" : "Copied";
    });
    return [shown, " ", button];
  }

  const fact = (name, ...value) => make("p", { className: "fact" }, make("span", { className: "soft", textContent: `${name} ` }), ...value);

  // Each stop of the chain, and between two of them the status that sent the reader on.
  function chain(of) {
    const stops = [of.url, ...of.redirects.map((hop) => hop.url)];
    return make(
      "ol",
      { className: "chain", ariaLabel: "Redirect chain" },
      ...stops.map((url, index) => {
        const stop = make("li");
        if (index > 0) {
          const { status: sent } = of.redirects[index - 1];
          const isForGood = sent === 301 || sent === 308;
          stop.append(make("span", { className: isForGood ? "hop good" : "hop", textContent: `${sent} ${isForGood ? "for good" : "for now"}` }));
        }
        const host = hostOf(url);
        const at = host ? url.indexOf(host) + host.length : 0;
        stop.append(make("span", { className: "stop", title: url }, make("b", { textContent: url.slice(0, at) }), url.slice(at)));
        return stop;
      }),
    );
  }

  function placesOf(item) {
    const shown = item.places.map((place) => {
      const where = `${posts[place.post]}${place.line ? `:${place.line}:${place.column || 1}` : ""}`;
      return make("li", {}, code(where), place.text ? ` “${place.text}”` : "");
    });
    const first = make("ul", { className: "places" }, ...shown.slice(0, 3));
    return shown.length > 3
      ? [first, make("details", {}, make("summary", { textContent: `${plural(shown.length - 3, "more place")}` }), make("ul", { className: "places" }, ...shown.slice(3)))]
      : [first];
  }

  function told(of) {
    const answer = of.httpStatus ? ` (${of.httpStatus})` : "";
    const parts = of.reason === "ok" ? [] : [make("p", { textContent: `${reasons[of.reason]}${answer}` })];
    if (of.suggestion) {
      parts.push(fact(of.status === "redirected" ? "Write instead" : "A capture", ...copyable(of.suggestion)));
    }
    if (of.redirects.length) {
      parts.push(chain(of));
    }
    for (const { message } of of.issues || []) {
      parts.push(make("p", { textContent: message }));
    }
    if (of.leadsTo) {
      parts.push(fact("The site leads it to", ...copyable(of.leadsTo)));
    }
    const { tracking, affiliate } = of;
    if (affiliate) {
      const account = Object.entries(affiliate.account).map(([name, value]) => `${name} ${value}`).join(", ");
      parts.push(fact("Earns for", affiliate.network, account ? ` (${account})` : ""));
    }
    if (tracking?.beacon) {
      parts.push(fact("Tracks as", "a pixel that nobody sees"));
    }
    if (tracking?.parameters.length) {
      parts.push(fact("Tracks by", tracking.parameters.map((parameter) => `${parameter.name}=${parameter.value}`).join(", ")));
    }
    const destination = affiliate?.destination || tracking?.destination;
    if (destination) {
      parts.push(fact("Leads to", ...copyable(destination)));
    }
    if (tracking && !tracking.beacon && tracking.cleanUrl !== of.url && tracking.cleanUrl !== destination) {
      parts.push(fact("Clean", ...copyable(tracking.cleanUrl)));
    }
    return parts;
  }

  function render(item) {
    const { link: of, problem, url } = item;
    const marks = item.marks.map((mark) => make("span", { className: `kind ${mark}`, textContent: names[mark] || mark }));
    // A click on what counts clicks would be one: such an address is only shown.
    const counts = of?.affiliate || of?.tracking?.redirector || of?.tracking?.beacon;
    const address = counts ? code(url) : url ? link(url) : "";
    return make(
      "li",
      {},
      make("div", { className: "head" }, ...marks, " ", make("span", { className: "address" }, address)),
      ...(of ? told(of) : [make("p", { textContent: problem.message })]),
      ...placesOf(item),
    );
  }

  function show() {
    const wanted = words();
    const [host, post, network] = ["#host", "#post", "#network"].map((selector) => find(selector).value);
    const some = items
      .filter(
        (item) =>
          pressed.test(item) &&
          (!host || item.host === host) &&
          (!post || item.places.some((place) => place.post === post)) &&
          (!network || item.network === network) &&
          matches(item.text, wanted),
      )
      .sort(orders[find("#sort").value]);
    for (const tile of tiles) {
      tile.button?.setAttribute("aria-pressed", String(tile === pressed));
    }
    grow(list, some, render);
    status.textContent = some.length ? plural(some.length, "entry", "entries") : "Nothing matches.";
  }

  page.start(show);
  show();
})();
