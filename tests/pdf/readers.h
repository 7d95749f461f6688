// Programs that read PDFs back. A reader that is not installed is skipped with a word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support.h"

namespace raingan::test {

struct Reader {
    const char* name;
    std::string command;  ///< the file's path goes behind it
    std::string tail;     ///< and this behind that
};

/// The readers that this machine has.
inline std::vector<Reader> readers() {
    const std::filesystem::path extract = source_dir() / "tests/extract";
    std::vector<Reader> out;
    const auto add = [&](const char* name, const char* probe, const std::string& command, const char* tail) {
        if (run(std::string("command -v ") + probe).status == 0) {
            out.push_back({name, command, tail});
        } else {
            MESSAGE("skipped: no ", std::string(probe));
        }
    };
    add("pdftotext", "pdftotext", "pdftotext -raw -enc UTF-8", "-");
    add("mutool", "mutool", "mutool draw -q -F txt", "");
    // Browsers' readers, and newer ones than Debian's: from npm, as pinned in tests/extract/package.json.
    const auto add_module = [&](const char* name, const char* package) {
        if (std::filesystem::exists(extract / "node_modules" / package))
            add(name, "node", "node " + (extract / "extract.mjs").string() + " " + name, "");
        else
            MESSAGE("skipped: no ", std::string(package), " in tests/extract/node_modules (npm ci there)");
    };
    add_module("pdf.js", "pdfjs-dist");
    add_module("pdfium", "@hyzyla/pdfium");
    add_module("mupdf", "mupdf");
    if (run("node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'").status == 0)
        add_module("pdf.js-6", "pdfjs-dist-6");
    else
        MESSAGE("skipped: pdf.js 6 needs Node.js 20");
    return out;
}

/// The lines that a reader gives for a file, without empty ones and blanks at their ends.
inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::string line;
    for (const char c : text + "\n") {
        if (c != '\n' && c != '\r' && c != '\f') {
            line.push_back(c);
            continue;
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        if (!line.empty()) out.push_back(line);
        line.clear();
    }
    return out;
}

inline std::vector<std::string> read_back(const Reader& reader, const std::filesystem::path& file) {
    // In braces, since run() takes what is said on stderr for text.
    const Ran ran = run("{ " + reader.command + " '" + file.string() + "' " + reader.tail + " 2>/dev/null; }");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    return lines_of(ran.out);
}

}  // namespace raingan::test
