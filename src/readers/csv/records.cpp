#include "readers/csv/records.h"

#include <algorithm>
#include <array>
#include <map>

namespace raingan::csv {

using std::string_view;

std::string& RecordReader::field(std::vector<std::string>& fields, std::size_t index) {
    if (fields.size() <= index) fields.emplace_back();
    fields[index].clear();
    return fields[index];
}

bool RecordReader::end_of_line() {
    if (at_ >= text_.size()) return true;
    const char c = text_[at_];
    if (c != '\n' && c != '\r') return false;
    at_ += c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
    ++line_;
    return true;
}

/// A quoted field from its opening quote on; false, and nothing read, where the quote is never closed.
bool RecordReader::quoted(std::string& field) {
    std::size_t at = at_ + 1;
    std::size_t line = line_;
    while (true) {
        const std::size_t quote = text_.find('"', at);
        if (quote == string_view::npos) {
            unclosed_ = line_;
            field.clear();
            return false;
        }
        const string_view piece = text_.substr(at, quote - at);
        line += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
        field += piece;
        at = quote + 1;
        if (at >= text_.size() || text_[at] != '"') break;
        field += '"';
        ++at;
    }
    std::erase(field, '\r');
    at_ = at;
    line_ = line;
    return true;
}

void RecordReader::plain(std::string& field) {
    const std::array<char, 3> ends{separator_, '\n', '\r'};
    const std::size_t end = std::min(text_.find_first_of(string_view(ends.data(), ends.size()), at_), text_.size());
    const string_view piece = text_.substr(at_, end - at_);
    stray_ = stray_ || piece.find('"') != string_view::npos;
    field += piece;
    at_ = end;
}

bool RecordReader::next(std::vector<std::string>& fields) {
    if (at_ >= text_.size()) return false;
    record_line_ = line_;
    stray_ = false;
    std::size_t count = 0;
    while (true) {
        std::string& current = field(fields, count++);
        const bool opens = at_ < text_.size() && text_[at_] == '"' && !unclosed_;
        if (opens) quoted(current);
        plain(current);  // what stands behind a closing quote belongs to the field
        if (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            continue;
        }
        end_of_line();
        break;
    }
    fields.resize(count);
    return true;
}

namespace {

struct Share {
    std::size_t fields = 0;
    std::size_t agreeing = 0, records = 0;
};

/// How many of the first records have the most usual number of fields above one.
Share share_of(string_view text, char separator) {
    constexpr std::size_t looked_at = 400;
    std::map<std::size_t, std::size_t> counts;
    RecordReader reader(text, separator);
    std::vector<std::string> fields;
    Share share;
    while (share.records < looked_at && reader.next(fields)) {
        if (fields.size() == 1 && fields.front().find_first_not_of(" \t\f") == std::string::npos) continue;
        ++share.records;
        if (fields.size() > 1 && !reader.stray_quote()) ++counts[fields.size()];
    }
    for (const auto& [count, records] : counts)
        if (records >= share.agreeing) {
            share.agreeing = records;
            share.fields = count;
        }
    return share;
}

}  // namespace

std::optional<Dialect> detect_dialect(string_view text) {
    std::optional<Dialect> best;
    std::size_t most = 0;
    for (const char separator : {',', '\t', ';', '|'}) {
        const Share share = share_of(text, separator);
        if (share.records == 0) continue;
        // Nearly all records must be of two fields, for a comma is common in running text, and of fields parted by
        // tabs, for a table in running text is written so.
        const bool half_is_enough = share.fields >= 3 && separator != '\t';
        const bool list =
            half_is_enough ? share.agreeing * 2 >= share.records : share.agreeing * 10 >= share.records * 9;
        if (!list || share.agreeing == 0) continue;
        const std::size_t weight = share.agreeing * (share.fields - 1);
        if (weight <= most) continue;
        most = weight;
        best = {separator, share.fields};
    }
    return best;
}

}  // namespace raingan::csv
