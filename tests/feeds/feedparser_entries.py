"""Prints what feedparser finds in feeds, a line of JSON each: a list of entries in one shape that all readers are brought to."""
import calendar
import json
import sys

import feedparser

# What is compared is what a feed says, not what feedparser makes of hostile markup.
feedparser.SANITIZE_HTML = False


def addresses(entry):
    """The files of an entry with their media types."""
    for link in entry.get("links", []):
        if link.get("rel") == "enclosure" and link.get("href"):
            yield link["href"], link.get("type") or ""
    for file in entry.get("media_content", []):
        if file.get("url"):
            yield file["url"], file.get("type") or file.get("medium") or ""
    for file in entry.get("media_thumbnail", []):
        if file.get("url"):
            yield file["url"], "image"
    picture = entry.get("image", {})
    if isinstance(picture, dict) and picture.get("href"):
        yield picture["href"], "image"


def moment(entry):
    parsed = entry.get("published_parsed") or entry.get("created_parsed") or entry.get("updated_parsed")
    return calendar.timegm(parsed) if parsed else None


def normal(entry):
    contents = [part.get("value") or "" for part in entry.get("content", [])] or [entry.get("summary") or ""]
    names = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    return {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "link": entry.get("link"),
        "date": moment(entry),
        "author": ", ".join(names) or entry.get("author"),
        "categories": [tag.get("label") or tag.get("term") for tag in entry.get("tags", []) if tag.get("label") or tag.get("term")],
        "content": max(contents, key=len),
        "files": [{"url": url, "type": kind} for url, kind in addresses(entry)],
    }


def entries(name):
    """The entries of a file; None where feedparser fails at it."""
    with open(name, "rb") as file:
        try:
            return [normal(entry) for entry in feedparser.parse(file.read()).entries]
        except (ValueError, LookupError, AttributeError, TypeError):
            return None


for name in sys.stdin.read().split("\n"):
    if name:
        print(json.dumps(entries(name)))
