"""Reports of Thai public offices: read, checked, converted, rolled up, signed and verified.

    import raingan

    document = raingan.read("report.docx")
    document.report.overall.score.value          # 99.24
    [str(f.message) for f in raingan.check(document)]
    pdf = raingan.convert(document, ["pdf"])["pdf"]          # bytes
    raingan.rollup(["a.docx", "b.json"]).to_pandas()         # an agency a row

Files are given as paths or as bytes. Scores are points of 0-100, budgets baht, years of the Buddhist era (พ.ศ.), periods days
in ISO 8601. What stops the work is raised as raingan.Error, with a code, a place and a message in English and Thai. The
interpreter's lock is released while a document is read or made, so threads read many at a time; what comes out does not
depend on their order.
"""
from ._raingan import *  # noqa: F401,F403
from ._raingan import __version__  # noqa: F401
