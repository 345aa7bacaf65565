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
  const postUrl = (slug) => `posts/${encodeURIComponent(slug)}/index.html`;

  const posts = [...list.children].map((element) => ({
    element,
    title: element.querySelector("h2").textContent,
    text: folded(element.textContent + " " + element.dataset.slug),
    date: element.dataset.date,
    categories: [...element.querySelectorAll(".categories span")].map((one) => one.textContent),
    pictures: +element.dataset.pictures,
    bytes: +element.dataset.bytes,
    problems: +element.dataset.problems,
  }));
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

  function showPosts() {
    const wanted = words();
    const category = find("#category").value;
    const year = find("#year").value;
    const troubled = find("#problems").checked;
    if (find("#sort").value !== order) {
      order = find("#sort").value;
      ordered = [...posts].sort(orders[order]);
    }
    const some = ordered.filter(
      (post) =>
        matches(post.text, wanted) &&
        (!category || post.categories.includes(category)) &&
        (!year || post.date.startsWith(year)) &&
        (!troubled || post.problems > 0),
    );
    if (some.length !== listed?.length || some.some((post, i) => post !== listed[i])) {
      listed = some;
      grow(list, some, (post) => post.element);
    }
    status.textContent = some.length ? plural(some.length, "post") : "No post matches.";
  }
  // What is printed is all of it.
  addEventListener("beforeprint", () => list.append(...listed.map((post) => post.element)));

  let shown = [];
  function showPictures() {
    const wanted = words();
    shown = pictures.filter((picture) => matches(picture.text, wanted));
    grow(find(".gallery"), shown, (item) => {
      const image = make("img", {
        alt: `Picture from ${titles.get(item.posts[0]) || item.posts[0]}`,
        loading: "lazy",
        decoding: "async",
      });
      image.src = item.picture.thumbnail || item.picture.path;
      const button = make("button", { type: "button" }, image);
      button.addEventListener("click", () => open(shown.indexOf(item)));
      return make("li", {}, button);
    });
    status.textContent = shown.length ? plural(shown.length, "picture") : "No picture matches.";
  }

  function showFindings() {
    const wanted = words();
    const kind = find("#kind").value;
    const some = findings.filter((item) => matches(item.text, wanted) && (!kind || item.finding.kind === kind));
    const container = find(".findings");
    if (!some.length) {
      container.replaceChildren(make("p", { className: "none", textContent: "Nothing found: all is well here." }));
      status.textContent = "No finding.";
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
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      open(current + (event.key === "ArrowLeft" ? -1 : 1));
    }
  });

  const views = { posts: showPosts, pictures: showPictures, findings: showFindings };
  let view;
  const show = () => views[view]();
  function choose() {
    const asked = location.hash.slice(1);
    view = Object.hasOwn(views, asked) ? asked : "posts";
    for (const name of Object.keys(views)) {
      find(`#view-${name}`).hidden = name !== view;
    }
    for (const label of document.querySelectorAll("[data-view]")) {
      label.hidden = label.dataset.view !== view;
    }
    for (const item of document.querySelectorAll("nav a")) {
      if (item.hash === `#${view}`) {
        item.setAttribute("aria-current", "page");
      } else {
        item.removeAttribute("aria-current");
      }
    }
    show();
  }
  addEventListener("hashchange", choose);
  page.start(show);
  choose();
});
