#include "readers/word/rows_apart.h"

#include <algorithm>
#include <array>
#include <vector>

#include "readers/xml.h"

namespace raingan::word {
namespace {

using std::string_view;

constexpr string_view opening = "<tr><![CDATA[", closing = "]]></tr>";

/// What a row may have in it beside the properties of its parts.
constexpr auto plain_content =
    std::to_array<string_view>({"tr", "tc", "p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen",
                                "lastRenderedPageBreak", "proofErr", "trPr", "tcPr", "pPr", "rPr"});
/// Properties by which a row is more than itself.
constexpr auto joining_properties = std::to_array<string_view>(
    {"vMerge", "hMerge", "gridSpan", "gridBefore", "gridAfter", "hidden", "del", "ins", "moveFrom", "moveTo", "cellDel",
     "cellIns", "cellMerge", "sectPr", "vanish", "specVanish", "framePr"});

struct TagText {
    string_view name;  ///< local
    std::size_t begin = 0, end = 0;
    bool opens = false, closes = false;  ///< both: <a/>
};

/// The tags of a part, one after the other.
class Tags {
public:
    explicit Tags(string_view text) : text_(text) {}

    /// False at the end, and at what is no plain tag (a comment, CDATA, markup that is cut off).
    bool next(TagText& tag) {
        tag.begin = text_.find('<', at_);
        if (tag.begin == string_view::npos) return false;
        tag.closes = text_.substr(tag.begin + 1, 1) == "/";
        const std::size_t first = tag.begin + (tag.closes ? 2 : 1);
        std::size_t end = first;
        for (char quote = 0; end < text_.size() && (quote != 0 || text_[end] != '>'); ++end) {
            const char c = text_[end];
            if (quote != 0 ? c == quote : c == '"' || c == '\'') quote = quote != 0 ? '\0' : c;
            if (quote == 0 && c == '<') return false;
        }
        if (end >= text_.size() || text_[first] == '!') return false;
        if (text_[first] == '?') {
            at_ = end + 1;
            return next(tag);
        }
        const string_view inside = text_.substr(first, end - first);
        const string_view whole = inside.substr(0, inside.find_first_of(" \t\r\n/"));
        const std::size_t colon = whole.find(':');
        tag.name = colon == string_view::npos ? whole : whole.substr(colon + 1);
        tag.opens = !tag.closes;
        tag.closes = tag.closes || inside.ends_with('/');
        at_ = tag.end = end + 1;
        return true;
    }

private:
    string_view text_;
    std::size_t at_ = 0;
};

struct Range {
    std::size_t begin = 0, end = 0;
};

/// Looks through the part for tables whose rows can stand apart.
class Finder {
public:
    Finder(string_view text, const RowsApart& which) : text_(text), which_(which), tags_(text) {}

    /// The rows, ascending; none where the part is not well formed as far as can be seen.
    std::vector<Range> find() {
        TagText tag;
        while (tags_.next(tag)) {
            if (tag.opens && !tag.closes) {
                open(tag);
                path_.push_back(tag.name);
            } else if (tag.closes && !tag.opens) {
                if (path_.empty() || path_.back() != tag.name) return {};
                path_.pop_back();
                close(tag);
            } else {
                open(tag);
                close(tag);
            }
        }
        if (!path_.empty()) return {};
        return std::move(found_);
    }

private:
    [[nodiscard]] bool in_table() const { return path_.size() >= 3 && path_[1] == "body" && path_[2] == "tbl"; }

    void open(const TagText& tag) {
        if (path_.size() == 2 && path_[1] == "body" && tag.name == "tbl") {
            rows_.clear();
            is_plain_ = true;
        }
        if (!in_table()) return;
        if (path_.size() == 3) {
            if (tag.name == "tr")
                row_begin_ = tag.begin;
            else
                is_plain_ = is_plain_ && rows_.empty();
        } else if (path_[3] == "tr") {
            const auto is_in = [&](const auto& names) { return std::ranges::find(names, tag.name) != names.end(); };
            const bool property = std::ranges::any_of(path_.begin() + 4, path_.end(),
                                                      [](string_view name) { return name.ends_with("Pr"); });
            is_plain_ = is_plain_ && (property ? !is_in(joining_properties) : is_in(plain_content));
        }
    }

    void close(const TagText& tag) {
        if (path_.size() == 3 && in_table() && tag.name == "tr") rows_.push_back({row_begin_, tag.end});
        if (path_.size() != 2 || path_[1] != "body" || tag.name != "tbl") return;
        const bool is_long =
            rows_.size() >= which_.least_rows && rows_.back().end - rows_.front().begin >= which_.least_bytes;
        if (is_plain_ && is_long &&
            text_.substr(rows_.front().begin, tag.end - rows_.front().begin).find("]]>") == string_view::npos)
            found_.insert(found_.end(), rows_.begin() + static_cast<std::ptrdiff_t>(which_.kept), rows_.end());
        rows_.clear();
    }

    string_view text_;
    const RowsApart& which_;
    Tags tags_;
    std::vector<string_view> path_;
    std::vector<Range> rows_, found_;
    std::size_t row_begin_ = 0;
    bool is_plain_ = true;
};

}  // namespace

std::string with_rows_apart(std::string part, const RowsApart& which) {
    if (part.empty() || part.size() < which.least_bytes || part.front() != '<')
        return part;  // another encoding begins with its mark
    const std::vector<Range> rows = Finder(part, which).find();
    if (rows.empty()) return part;
    std::string out;
    out.reserve(part.size() + rows.size() * (opening.size() + closing.size()));
    std::size_t at = 0;
    for (const Range& row : rows) {
        out.append(part, at, row.begin - at).append(opening);
        out.append(part, row.begin, row.end - row.begin).append(closing);
        at = row.end;
    }
    out.append(part, at);
    return out;  // moved: append() would give a reference, and a copy of the whole part
}

std::string_view markup_apart(pugi::xml_node tr) {
    const pugi::xml_node only = tr.first_child();
    const bool apart = only.type() == pugi::node_cdata && !only.next_sibling() && string_view(tr.name()) == "tr" &&
                       string_view(only.value()).starts_with('<');
    return apart ? string_view(only.value()) : string_view();
}

}  // namespace raingan::word
