"""pdf_fields.py EXPECTED FOUND [LINES]: folders of reports in JSON with the same names. Prints the share of values that are the
same, places aside. Statements are held against one another in any order: one that is missing makes no other one wrong. With LINES,
that many values of each report which differ are printed first."""
import json
import pathlib
import sys

PLACES = {"place", "places", "parts", "row", "at", "diagnostics", "source"}


def values(node, path=""):
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in PLACES:
                yield from values(value, f"{path}/{key}")
    elif isinstance(node, list) and path == "/statements":
        yield from statements(node, path)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from values(value, f"{path}[{index}]")
    else:
        yield path, " ".join(node.split()) if isinstance(node, str) else node


def statements(nodes, path):
    seen = {}
    for node in nodes:
        fields = sorted(values(node))
        key = json.dumps(fields, ensure_ascii=False)
        seen[key] = seen.get(key, 0) + 1
        for field, value in fields:
            yield f"{path}{key}{seen[key]}{field}", value


def main():
    expected, found = map(pathlib.Path, sys.argv[1:3])
    lines = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    same = total = 0
    for file in sorted(expected.glob("*.json")):
        wanted = dict(values(json.loads(file.read_text())))
        other = found / file.name
        got = dict(values(json.loads(other.read_text()))) if other.exists() else {}
        paths = wanted.keys() | got.keys()
        total += len(paths)
        wrong = sorted(path for path in paths if path not in wanted or path not in got or wanted[path] != got[path])
        same += len(paths) - len(wrong)
        if lines and wrong:
            print(f"{file.name}: {len(wrong)} of {len(paths)} differ")
            for path in wrong[:lines]:
                print(f"    {path[:100]} | {wanted.get(path, '-')} | {got.get(path, '-')}")
    print(f"{100 * same / max(total, 1):.2f} % of {total}")


main()
