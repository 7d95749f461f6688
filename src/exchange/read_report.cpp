#include "exchange/read_report.h"

#include "exchange/json_read.h"
#include "exchange/xml.h"

namespace raingan {
namespace {

void skip_white(std::string_view& text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(at == std::string_view::npos ? text.size() : at);
}

/// Behind the end of `mark`; false where it does not stand.
bool skip_behind(std::string_view& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + mark.size());
    return true;
}

/// The root's start tag, behind declaration, comments, instructions and document type; empty where there is none.
std::string_view root_tag(std::string_view text) {
    while (text.starts_with('<')) {
        std::string_view end;
        if (text.starts_with("<?"))
            end = "?>";
        else if (text.starts_with("<!--"))
            end = "-->";
        else if (text.starts_with("<!"))
            end = ">";
        else
            return text.substr(0, text.find('>'));
        if (!skip_behind(text, end)) return {};
        skip_white(text);
    }
    return {};
}

bool is_report_root(std::string_view tag) {
    std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    if (name.empty()) return false;
    name.remove_prefix(1);
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return name == "report" && tag.find(report_namespace) != std::string_view::npos;
}

}  // namespace

ReportFormat report_format(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    skip_white(bytes);
    if (bytes.starts_with('{')) {
        bytes.remove_prefix(1);
        skip_white(bytes);
        return bytes.starts_with('"') || bytes.starts_with('}') ? ReportFormat::json : ReportFormat::none;
    }
    return is_report_root(root_tag(bytes)) ? ReportFormat::xml : ReportFormat::none;
}

std::optional<Report> read_report(std::string_view bytes) {
    switch (report_format(bytes)) {
        case ReportFormat::json:
            return from_json(bytes);
        case ReportFormat::xml:
            return from_xml(bytes);
        case ReportFormat::none:
            break;
    }
    return std::nullopt;
}

}  // namespace raingan
