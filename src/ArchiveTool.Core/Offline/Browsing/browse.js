// The library's page: search, filter and sort its posts; the gallery with its lightbox; the findings.
"use strict";
// The data files call this function by the name that stands in the page and in them: a page of somebody else's that
// includes them does not have it, so it gets nothing.
const received = {};
window[document.documentElement.dataset.receiver] = (name, data) => (received[name] = data);
addEventListener("DOMContentLoaded", () => {
  const { find, make, plural, folded, words, matches, fill, collator, link, grow } = page;
  const pictures = received.pictures || [];
  const findings = received.findings || [];
  const status = find("#count");
  const list = find(".posts");
  const size = (bytes) => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const postUrl = (slug) => `posts/${encodeURIComponent(slug)}/index.html`;

  const posts = [...list.children].filter((element) => element.dataset.slug).map((element) => ({
    element,
    slug: element.dataset.slug,
    title: element.querySelector("h2").textContent,
    text: folded(element.textContent + " " + element.dataset.slug),
    date: element.dataset.date,
    categories: [...element.querySelectorAll(".categories span")].map((one) => one.textContent),
    pictures: +element.dataset.pictures,
    bytes: +element.dataset.bytes,
    problems: +element.dataset.problems,
  }));
  const bySlug = new Map(posts.map((post) => [post.slug, post]));
  const titles = new Map(posts.map((post) => [post.element.dataset.slug, post.title]));
  for (const picture of pictures) {
    picture.text = folded(
      [...picture.posts.map((slug) => titles.get(slug) || slug), picture.picture.file || "", picture.picture.sha256,
        ...picture.picture.fetches.map((fetch) => fetch.url)].join(" "),
    );
  }
  for (const item of findings) {
    const { kind, url, detail } = item.finding;
    item.text = folded([titles.get(item.post) || "", kind, url || "", detail].join(" "));
  }

  fill("#category", [...new Set(posts.flatMap((post) => post.categories))].sort(collator.compare));
  fill("#year", [...new Set(posts.map((post) => post.date.slice(0, 4)).filter(Boolean))].sort().reverse());
  fill("#kind", [...new Set(findings.map((item) => item.finding.kind))].sort());

  const orders = {
    newest: (a, b) => b.date.localeCompare(a.date),
    oldest: (a, b) => (a.date || "9").localeCompare(b.date || "9"),
    title: (a, b) => collator.compare(a.title, b.title),
    pictures: (a, b) => b.pictures - a.pictures,
    largest: (a, b) => b.bytes - a.bytes,
    problems: (a, b) => b.problems - a.problems,
  };
  let order = "newest";
  let ordered = posts;
  let listed;
  let listedFor;

  // Each query's turn: what is found for an older one is not shown.
  let turn = 0;
  let asked = "";
  let bodies = null;

  function showPosts() {
    const wanted = words();
    if (wanted.join(" ") !== asked) {
      asked = wanted.join(" ");
      bodies = null;
      const mine = ++turn;
      if (wanted.length) {
        fullText.find(wanted).then((found) => {
          if (mine === turn && found) {
            bodies = found;
            show();
          }
        });
      }
    }
    const category = find("#category").value;
    const year = find("#year").value;
    const troubled = find("#problems").checked;
    if (find("#sort").value !== order) {
      order = find("#sort").value;
      ordered = [...posts].sort(orders[order]);
    }
    const some = ordered.filter(
      (post) =>
        wanted.every((word) => post.text.includes(word) || bodies?.get(word)?.has(post.slug)) &&
        (!category || post.categories.includes(category)) &&
        (!year || post.date.startsWith(year)) &&
        (!troubled || post.problems > 0),
    );
    const key = `${asked}\n${bodies !== null}`;
    if (key !== listedFor || some.length !== listed?.length || some.some((post, i) => post !== listed[i])) {
      listed = some;
      listedFor = key;
      for (const post of posts) {
        if (post.hit) {
          post.hit.remove();
          post.hit = null;
          post.element.classList.remove("found");
        }
      }
      grow(list, some, (post) => {
        if (bodies) {
          near.unobserve(post.element);
          near.observe(post.element);
        }
        return post.element;
      });
    }
    tell(some.length, "post", find("#view-posts .none"), wanted.length && !bodies && !some.length);
  }

  // Texts are loaded for the posts that are seen.
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        near.unobserve(entry.target);
        showHit(bySlug.get(entry.target.dataset.slug), words(), turn);
      }
    },
    { rootMargin: "300px" },
  );

  // An index may name posts too many; the text says which.
  async function showHit(post, wanted, mine) {
    if (!bodies) {
      return;
    }
    const inBody = wanted.filter((word) => bodies.get(word)?.has(post.slug));
    if (!inBody.length) {
      return;
    }
    const body = await fullText.text(post.slug);
    if (mine !== turn) {
      return;
    }
    const folded = fullText.fold(body);
    if (!wanted.every((word) => folded.includes(word) || post.text.includes(word))) {
      listed = listed.filter((one) => one !== post);
      post.element.remove();
      tell(listed.length, "post", find("#view-posts .none"));
      return;
    }
    const parts = fullText.sentence(body, wanted.filter((word) => folded.includes(word)));
    if (parts && !post.hit) {
      post.hit = make("p", { className: "hit" }, ...parts);
      post.element.classList.add("found");
      post.element.append(post.hit);
    }
  }

  // How many there are; where there is none, what to do about it.
  function tell(count, noun, place, isPending = false) {
    place.hidden = count > 0 || isPending;
    if (isPending) {
      status.textContent = "Searching …";
      return;
    }
    status.textContent = count ? plural(count, noun) : `No ${noun} matches.`;
    if (count === 0) {
      const clear = make("button", { type: "button", textContent: "Show all" });
      clear.addEventListener("click", () => {
        find("form").reset();
        show();
        find("#search").focus();
      });
      const isEmpty = noun === "post" ? posts.length === 0 : pictures.length === 0;
      status.textContent = isEmpty ? `No ${noun}s.` : status.textContent;
      place.replaceChildren(
        ...(isEmpty
          ? [noun === "post" ? "" : make("p", { textContent: "The posts of this library have no pictures." })]
          : [make("p", { textContent: `No ${noun} has all of that.` }), clear]),
      );
    }
  }
  // What is printed is all of it.
  addEventListener("beforeprint", () => list.append(...listed.map((post) => post.element)));

  const pixels = ({ picture }) => (picture.width || 0) * (picture.height || 0);
  const pictureOrders = {
    posts: () => 0,
    widest: (a, b) => pixels(b) - pixels(a),
    largest: (a, b) => b.picture.bytes - a.picture.bytes,
    used: (a, b) => b.posts.length - a.posts.length,
  };
  fill("#type", [...new Set(pictures.map((item) => item.picture.mediaType))].sort(), (type) => type.replace("image/", ""));
  const sourceOf = ({ file, fetches }) => {
    const name = decode((file || fetches[0]?.url || "").split(/[?#]/)[0].split("/").filter(Boolean).pop() || "");
    return name.length > 60 ? `${name.slice(0, 57)}…` : name;
  };

  let shown = [];
  function showPictures() {
    const wanted = words();
    const category = find("#category").value;
    const year = find("#year").value;
    const type = find("#type").value;
    const isOf = (post) => post && (!category || post.categories.includes(category)) && (!year || post.date.startsWith(year));
    shown = pictures
      .filter(
        (item) =>
          matches(item.text, wanted) &&
          (!type || item.picture.mediaType === type) &&
          ((!category && !year) || item.posts.some((slug) => isOf(bySlug.get(slug)))),
      )
      .sort(pictureOrders[find("#order").value]);
    grow(find(".gallery"), shown, (item) => {
      const title = titles.get(item.posts[0]) || item.posts[0];
      const image = make("img", { alt: `Picture from ${title}`, loading: "lazy", decoding: "async" });
      if (item.picture.sizes) {
        image.sizes = "(max-width: 48rem) 45vw, 14rem";
        image.srcset = item.picture.sizes.map((one) => `${one.path} ${one.width}w`).join(", ");
      }
      image.src = item.picture.thumbnail || item.picture.path;
      const button = make("button", { type: "button" }, image);
      button.addEventListener("click", () => open(shown.indexOf(item)));
      const caption = make("figcaption", {}, make("a", { href: postUrl(item.posts[0]), textContent: title }));
      return make("li", {}, make("figure", {}, button, caption));
    });
    tell(shown.length, "picture", find("#view-pictures .none"));
  }

  function showFindings() {
    const wanted = words();
    const kind = find("#kind").value;
    const some = findings.filter((item) => matches(item.text, wanted) && (!kind || item.finding.kind === kind));
    const container = find(".findings");
    if (!some.length) {
      const isFiltered = findings.length > 0;
      container.replaceChildren(
        make(
          "div",
          { className: "none" },
          make("p", { textContent: isFiltered ? "No finding matches." : "All is well: every picture is here, and no link is known to be broken." }),
          isFiltered ? "" : make("p", {}, "Links age. Check them again now and then: ", make("code", { textContent: "archivetool audit POST" })),
        ),
      );
      status.textContent = isFiltered ? "No finding matches." : "No finding.";
      return;
    }
    const body = make("tbody");
    const head = make("tr", {}, ...["Kind", "Address", "What", "Post"].map((text) => make("th", { scope: "col", textContent: text })));
    container.replaceChildren(make("table", {}, make("thead", {}, head), body));
    grow(body, some, (item) => {
      const { kind: name, url, detail, suggestion, line } = item.finding;
      const what = make("td", { textContent: detail });
      if (suggestion && suggestion !== url) {
        what.append(make("br"), "Better: ", link(suggestion));
      }
      const place = make("td", {}, make("a", { href: postUrl(item.post), textContent: titles.get(item.post) || item.post }));
      if (line) {
        place.append(make("span", { className: "soft", textContent: ` line ${line}` }));
      }
      const mark = make("span", { className: `kind ${name}`, textContent: name });
      // A click on what counts clicks would be one: such an address is only shown.
      const counts = name === "tracking" || name === "affiliate";
      const address = counts ? make("code", { textContent: url }) : url ? link(url) : "";
      return make("tr", {}, make("td", {}, mark), make("td", {}, address), what, place);
    });
    status.textContent = plural(some.length, "finding");
  }

  // All that was kept of one post, and what was not.
  function showKept() {
    const slug = keptOf;
    const title = titles.get(slug);
    const container = find(".kept");
    if (!title) {
      container.replaceChildren(make("p", { className: "none", textContent: "This post is not in the library." }));
      status.textContent = "No post.";
      return;
    }
    const own = pictures.filter((item) => item.posts.includes(slug));
    const failed = findings.filter((item) => item.post === slug);
    const table = (names, rows) =>
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...names.map((text) => make("th", { scope: "col", textContent: text })))),
        make("tbody", {}, ...rows),
      );
    const code = (text) => make("code", { textContent: text });
    container.replaceChildren(
      make("h2", {}, make("a", { href: postUrl(slug), textContent: title })),
      make("h3", { textContent: "What is missing, and what is known of the links" }),
      failed.length
        ? table(
            ["Kind", "Address", "Why"],
            failed.map(({ finding }) =>
              make(
                "tr",
                {},
                make("td", {}, make("span", { className: `kind ${finding.kind}`, textContent: finding.kind })),
                make("td", {}, code(finding.url || "")),
                make("td", { textContent: finding.detail + (finding.line ? ` (line ${finding.line})` : "") }),
              ),
            ),
          )
        : make("p", { textContent: "Nothing is missing, and no link is known to be broken." }),
      make("h3", { textContent: plural(own.length, "picture") }),
      own.length
        ? table(
            ["Picture", "Address, and the referrer that was sent", "Kept as"],
            own.map((item) => {
              const { picture } = item;
              const image = make("img", { alt: sourceOf(picture) || "Picture", loading: "lazy" });
              image.src = picture.thumbnail || picture.path;
              const fetched = picture.fetches.flatMap((fetch) => [
                make("div", {}, link(fetch.url)),
                make("div", { className: "soft", textContent: `${new Date(fetch.at).toISOString().slice(0, 10)}, status ${fetch.status}, referrer ${fetch.referrer || "none"}` }),
              ]);
              return make(
                "tr",
                {},
                make("td", {}, make("a", { href: picture.path }, image)),
                make("td", {}, ...(picture.file ? [make("div", {}, code(picture.file))] : []), ...fetched),
                make(
                  "td",
                  {},
                  make("div", {}, code(picture.sha256)),
                  make("div", { className: "soft", textContent: `${picture.width ? `${picture.width} × ${picture.height}, ` : ""}${size(picture.bytes)}, ${picture.mediaType}` }),
                ),
              );
            }),
          )
        : "",
      make("p", {}, "For programs: ", make("a", { href: `posts/${encodeURIComponent(slug)}/manifest.json`, textContent: "manifest.json" })),
    );
    status.textContent = `What was kept of ${title}`;
  }

  const dialog = find("dialog");
  let current = 0;
  const facts = (item) => {
    const { picture } = item;
    const rows = [];
    for (const fetch of picture.fetches) {
      rows.push(["Address", link(fetch.url)]);
      rows.push(["Fetched", `${new Date(fetch.at).toISOString().replace("T", " ").slice(0, 16)} UTC, status ${fetch.status}`]);
      rows.push(["Referrer sent", fetch.referrer ? make("code", { textContent: fetch.referrer }) : "none"]);
    }
    if (sourceOf(picture)) {
      rows.push(["Name", sourceOf(picture)]);
    }
    if (picture.file) {
      rows.push(["File", make("code", { textContent: picture.file })]);
    }
    rows.push(["Size", `${picture.width ? `${picture.width} × ${picture.height}, ` : ""}${size(picture.bytes)}, ${picture.mediaType}`]);
    rows.push(["SHA-256", make("code", { textContent: picture.sha256 })]);
    const users = item.posts.map((slug) => make("li", {}, make("a", { href: postUrl(slug), textContent: titles.get(slug) || slug })));
    rows.push([users.length === 1 ? "In the post" : "In the posts", make("ul", {}, ...users)]);
    return rows.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", {}, value)]);
  };
  function open(index) {
    current = (index + shown.length) % shown.length;
    const item = shown[current];
    const image = dialog.querySelector("img");
    image.alt = `Picture from ${titles.get(item.posts[0]) || item.posts[0]}`;
    image.src = item.picture.path;
    find("#picture-name").textContent = `Picture ${(current + 1).toLocaleString("en")} of ${shown.length.toLocaleString("en")}`;
    dialog.querySelector("dl").replaceChildren(...facts(item));
    if (!dialog.open) {
      dialog.showModal();
    }
  }
  find("#previous").addEventListener("click", () => open(current - 1));
  find("#next").addEventListener("click", () => open(current + 1));
  find("#close").addEventListener("click", () => dialog.close());
  // Beside the picture is outside.
  dialog.addEventListener("click", (event) => (event.target === dialog || event.target.className === "stage") && dialog.close());
  let touched = null;
  dialog.addEventListener("touchstart", (event) => (touched = event.touches.length === 1 ? event.touches[0] : null), { passive: true });
  dialog.addEventListener("touchend", (event) => {
    const [end] = event.changedTouches;
    if (touched && Math.abs(end.clientX - touched.clientX) > 50 && Math.abs(end.clientX - touched.clientX) > 2 * Math.abs(end.clientY - touched.clientY)) {
      open(current + (end.clientX > touched.clientX ? -1 : 1));
    }
    touched = null;
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      open(current + (event.key === "ArrowLeft" ? -1 : 1));
    }
  });

  const views = { posts: showPosts, pictures: showPictures, findings: showFindings, kept: showKept };
  let view;
  let keptOf = "";
  // What is looked for stands in the address, so that it can be kept and sent.
  const controls = ["search", "category", "year", "sort", "problems", "type", "order", "kind"].map((name) => find(`#${name}`));
  const initial = (control) => (control.id === "sort" ? "newest" : control.id === "order" ? "posts" : "");
  const valueOf = (control) => (control.type === "checkbox" ? (control.checked ? "1" : "") : control.value);
  function writeAddress() {
    const asked = new URLSearchParams(view === "kept" ? { post: keptOf } : {});
    for (const control of controls) {
      if (valueOf(control) !== initial(control)) {
        asked.set(control.id, valueOf(control));
      }
    }
    const hash = `#${view}${asked.size ? `?${asked}` : ""}`;
    if (hash !== location.hash && (location.hash || hash !== "#posts")) {
      history.replaceState(null, "", hash);
    }
  }
  const isListed = (control, value) => control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value);
  function readAddress() {
    const [name, query] = location.hash.slice(1).split("?");
    const asked = new URLSearchParams(query || "");
    keptOf = asked.get("post") || "";
    if (query !== undefined) {
      for (const control of controls) {
        const value = asked.get(control.id) ?? initial(control);
        if (control.type === "checkbox") {
          control.checked = value === "1";
        } else if (isListed(control, value)) {
          control.value = value;
        }
      }
    }
    return name;
  }
  // A word that is typed there looks for posts.
  const show = () => {
    if (view === "kept" && words().length) {
      view = "posts";
      choose(view);
      return;
    }
    views[view]();
    writeAddress();
  };
  function choose(named) {
    const asked = typeof named === "string" ? named : readAddress();
    view = Object.hasOwn(views, asked) ? asked : "posts";
    for (const name of Object.keys(views)) {
      find(`#view-${name}`).hidden = name !== view;
    }
    for (const label of document.querySelectorAll("[data-view]")) {
      label.hidden = !label.dataset.view.split(" ").includes(view);
    }
    for (const item of document.querySelectorAll("nav a")) {
      if (item.hash.split("?")[0] === `#${view}`) {
        item.setAttribute("aria-current", "page");
      } else {
        item.removeAttribute("aria-current");
      }
    }
    show();
  }
  // Filters are folded where there is little room.
  const wide = matchMedia("(min-width: 48.01rem)");
  const unfold = () => (find(".filters").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
  addEventListener("hashchange", choose);
  page.start(show);
  choose();
});
