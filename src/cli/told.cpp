#include "cli/told.h"

#include <string_view>

#include "base/kinds.h"
#include "cli/command.h"

namespace raingan::cli {
namespace {

void print_every(const std::string& file, const std::vector<batch::Finding>& findings, std::FILE* stream) {
    for (const batch::Finding& finding : findings) {
        const bool says_more = !finding.origin.empty() && finding.origin != finding.place;
        print_line(file, finding.place, finding.message + (says_more ? " [" + finding.origin + "]" : ""), stream);
    }
}

}  // namespace

void print_findings(const std::string& file, const std::vector<batch::Finding>& findings, bool verbose,
                    Language language, std::FILE* stream) {
    if (verbose) return print_every(file, findings, stream);
    std::vector<ToldLine> lines;
    for (const batch::Finding& finding : findings)
        if (finding.severity != Severity::info)
            lines.push_back({finding.severity, finding.code, finding.place, finding.message});
    for (const ToldKind& kind : kinds_of(lines, language)) {
        print_line(file, std::string(lines[kind.first].place), kind.message, stream);
    }
}

void FindingCounts::add(const std::vector<batch::Finding>& findings) {
    for (const batch::Finding& finding : findings) {
        to_mend_ += finding.severity == Severity::finding ? 1 : 0;
        to_look_at_ += finding.severity == Severity::warning ? 1 : 0;
    }
}

std::string FindingCounts::told(Language language) const {
    if (to_mend_ == 0 && to_look_at_ == 0) return {};
    const std::string mend = std::to_string(to_mend_), look = std::to_string(to_look_at_);
    if (language == Language::thai) return "ข้อที่ต้องแก้ไข " + mend + " ข้อ ข้อควรระวัง " + look + " ข้อ";
    return mend + (to_mend_ == 1 ? " thing to mend, " : " things to mend, ") + look + " to look at";
}

std::string usable_place(const std::string& place, bool verbose) {
    if (verbose) return place;
    const std::string_view text = place;
    for (const std::string_view folder :
         {"word/", "xl/", "docProps/", "_rels/", "META-INF/", "customXml/", "ppt/", "Pictures/", "[Content_Types]"})
        if (text.starts_with(folder)) return {};
    const bool is_part = text.find('/') == std::string_view::npos && text.ends_with(".xml");  // content.xml
    const bool is_story = text.rfind('/') == 0 && text.find('.') == std::string_view::npos;   // /document
    return is_part || is_story ? std::string() : place;
}

}  // namespace raingan::cli
