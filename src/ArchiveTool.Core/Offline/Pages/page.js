// What the scripts of the pages share. Classic scripts, since a page opened from disk may not import modules.
// Text is only ever set as text.
"use strict";
const page = (() => {
  const find = (selector) => document.querySelector(selector);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const words = () => folded(find("#search").value).split(/\s+/).filter(Boolean);
  const matches = (text, wanted) => wanted.every((word) => text.includes(word));
  const fill = (selector, values, label = (value) => value) =>
    find(selector).append(...values.map((value) => make("option", { value, textContent: label(value) })));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const link = (url) =>
    /^https?:/i.test(url) ? make("a", { href: url, rel: "noreferrer", textContent: url }) : make("code", { textContent: url });

  // Long lists grow as they are scrolled: a page of items at a time, the next when the end of the last comes near.
  const pageSize = 120;
  const growing = new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.grow()),
    { rootMargin: "1200px" },
  );
  function grow(container, items, render) {
    container.replaceChildren();
    let at = 0;
    const more = () => {
      if (container.lastElementChild) {
        growing.unobserve(container.lastElementChild);
      }
      container.append(...items.slice(at, at + pageSize).map(render));
      at += pageSize;
      const last = container.lastElementChild;
      if (last && at < items.length) {
        last.grow = more;
        growing.observe(last);
      }
    };
    more();
  }

  // The controls work only with this script, so they are there only with it.
  function start(show) {
    find("form").addEventListener("submit", (event) => event.preventDefault());
    find("form").addEventListener("input", show);
    addEventListener("keydown", (event) => {
      const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !isTyping && !find("dialog[open]")) {
        event.preventDefault();
        find("#search").focus();
      }
    });
    for (const element of document.querySelectorAll(".scripted")) {
      element.hidden = false;
    }
  }

  return { find, make, plural, folded, words, matches, fill, collator, link, grow, start };
})();
