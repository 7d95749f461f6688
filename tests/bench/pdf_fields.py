"""pdf_fields.py EXPECTED FOUND: folders of reports in JSON with the same names. Prints the share of values that are the same,
places aside."""
import json
import pathlib
import sys

PLACES = {"place", "places", "parts", "row", "at", "diagnostics", "source"}


def values(node, path=""):
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in PLACES:
                yield from values(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from values(value, f"{path}[{index}]")
    else:
        yield path, " ".join(node.split()) if isinstance(node, str) else node


def main():
    expected, found = map(pathlib.Path, sys.argv[1:])
    same = total = 0
    for file in sorted(expected.glob("*.json")):
        wanted = dict(values(json.loads(file.read_text())))
        other = found / file.name
        got = dict(values(json.loads(other.read_text()))) if other.exists() else {}
        paths = wanted.keys() | got.keys()
        total += len(paths)
        same += sum(path in wanted and path in got and wanted[path] == got[path] for path in paths)
    print(f"{100 * same / max(total, 1):.2f} % of {total}")


main()
