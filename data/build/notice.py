"""The list of pages and repositories in data/NOTICE.md: every origin that a record's source names."""

import re

from common import DATA, read_csv, read_json

KEYS = ("source", "power_source", "reference")
PLACE = re.compile(r"(<!-- origins: written by build\.py -->\n).*?(<!-- end of origins -->)", re.DOTALL)
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
REPOSITORY = re.compile(r"([A-Za-z0-9][\w.-]*/[\w.-]+)[:@]")
# What follows a dot in the name of a file.
FILE_ENDS = set("json jsonl csv md mdx py yaml yml html pdf ts xml diff txt toml cpp js zip data".split())
HUBS = ("github.com", "huggingface.co", "raw.githubusercontent.com")


def origin(word):
    """The host or the repository that a word of a source stands for; None for any other word."""
    word = re.sub(r"^(github:)?(https?://)?(www\.)?", "", word).rstrip(".:")
    host, *parts = word.split("/")
    host = host.split(":")[0]
    if HOST.fullmatch(host) and host.rsplit(".", 1)[1] not in FILE_ENDS:
        parts = [p for p in parts if p and p != "datasets"]
        return "/".join(parts[:2]) if host in HUBS and len(parts) > 1 else host
    found = REPOSITORY.match(word)
    return found[1] if found else None


def origins(source):
    """Names of entries within a list are not origins."""
    told = re.sub(r",? keys? .*?(?=;|$)", "", source)
    return {o for o in map(origin, re.split(r'[\s;,()"<>|]+', told)) if o}


def sources(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in KEYS and isinstance(inner, str):
                yield inner
            else:
                yield from sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources(inner)


def write():
    notice = DATA / "NOTICE.md"
    text = notice.read_text(encoding="utf-8")
    found = {s for file in sorted(DATA.glob("*.json")) for s in sources(read_json(file))}
    found |= {r["source"] for name in ("sources", "hidden_tokens") for r in read_csv(DATA / "quality" / f"{name}.csv")}
    names = {o for s in found for o in origins(s)}
    listed = "\n".join(f"- `{n}`" for n in sorted(names, key=lambda n: (n.lower(), n))) + "\n"
    text, places = PLACE.subn(lambda m: m[1] + "\n" + listed + "\n" + m[2], text)
    if places != 1:
        raise ValueError("data/NOTICE.md has no place for the origins")
    known = re.findall(r"`([^`]+)`", text)
    nameless = sorted(s for s in found if not any(k in s for k in known))
    if nameless:
        raise ValueError("no name in data/NOTICE.md for: " + "; ".join(nameless[:10]))
    notice.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
