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
  // By reason, host and post, the most first; a bar is the filter.
  const svg = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    return element;
  };
  function chart(title, keysOf, label, choose) {
    const counts = new Map();
    for (const item of items.filter((one) => one.isFinding)) {
      for (const key of new Set(keysOf(item))) {
        counts.set(key, (counts.get(key) || 0) + 1);
      }
    }
    const rows = [...counts].filter(([key]) => key !== "").sort((a, b) => b[1] - a[1] || collator.compare(label(a[0]), label(b[0])));
    if (!rows.length) {
      return "";
    }
    const most = rows[0][1];
    const bars = rows.slice(0, 6).map(([key, count]) => {
      const drawing = svg("svg", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar" });
      drawing.append(svg("rect", { width: "100", height: "4", class: "whole" }), svg("rect", { width: String(Math.max(1, (100 * count) / most)), height: "4" }));
      const button = make(
        "button",
        { type: "button", title: label(key) },
        make("span", { className: "name", textContent: label(key) }),
        make("span", { className: "number", textContent: count.toLocaleString("en") }),
        drawing,
      );
      button.addEventListener("click", () => {
        choose(key);
        show();
        find("#count").scrollIntoView({ block: "nearest" });
      });
      return make("li", {}, button);
    });
    const rest = rows.length > 6 ? make("p", { className: "soft", textContent: `and ${(rows.length - 6).toLocaleString("en")} more` }) : "";
    return make("div", {}, make("h2", { textContent: title }), make("ol", {}, ...bars), rest);
  }
  const set = (selector) => (value) => {
    pressed = tiles[0];
    find(selector).value = value;
  };

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

  const reasonOf = (item) => (item.link && item.link.reason !== "ok" ? [reasons[item.link.reason]] : []);
  find(".overview").append(
    chart("By kind", (item) => item.marks.filter((mark) => !quiet.has(mark)), (mark) => names[mark] || mark, (mark) => (pressed = tiles.find((tile) => tile.mark === mark))),
    chart("By reason", reasonOf, (reason) => reason, (reason) => {
      pressed = tiles[0];
      find("#search").value = reason;
    }),
    chart("By host", (item) => [item.host], (host) => host, set("#host")),
    chart("By post", (item) => item.places.map((place) => place.post), (post) => posts[post], set("#post")),
  );

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
      const button = make("button", { type: "button", className: "place", title: "Copies this place" }, code(where));
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(where);
          button.classList.add("copied");
        } catch {
          getSelection().selectAllChildren(button);
        }
      });
      return make("li", {}, button, place.text ? ` “${place.text}”` : "");
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
      ...(item.group ? [make("h2", { className: "group", textContent: item.group })] : []),
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
    // Ordered by host or post, each group begins with its name and how many it has.
    const groupOf = { host: (item) => item.host, place: (item) => posts[item.places[0].post] }[find("#sort").value];
    const sizes = new Map();
    for (const item of groupOf ? some : []) {
      sizes.set(groupOf(item), (sizes.get(groupOf(item)) || 0) + 1);
    }
    some.forEach((item, index) => {
      const own = groupOf?.(item);
      item.group = groupOf && own && (index === 0 || groupOf(some[index - 1]) !== own) ? `${own} (${sizes.get(own).toLocaleString("en")})` : "";
    });
    for (const tile of tiles) {
      tile.button?.setAttribute("aria-pressed", String(tile === pressed));
    }
    grow(list, some, render);
    status.textContent = some.length ? plural(some.length, "entry", "entries") : "Nothing matches.";
  }

  // Filters are folded where there is little room.
  const wide = matchMedia("(min-width: 48.01rem)");
  const unfold = () => (find(".filters").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
  page.start(show);
  show();
})();
