// What signing leaves: PDF/A and PDF/UA as before, and nothing for qpdf to complain of.
#pragma once

#include <string>

#include "cli/program.h"
#include "pdf/conformance.h"

namespace raingan::test {

inline void check_conforming(const std::string& pdf) {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    spill(dir.path / "a.pdf", pdf);
    const Conformance conformance(dir.path / "a.pdf");
    CHECK_MESSAGE(conformance.findings.empty(), conformance.all());
    const Ran check = run("qpdf --check " + quoted(dir.path / "a.pdf"));
    CHECK_MESSAGE(check.status == 0, check.out);
}

}  // namespace raingan::test
