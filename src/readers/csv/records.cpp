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
    has_quoted_ = false;
    std::size_t count = 0;
    while (true) {
        std::string& current = field(fields, count++);
        const bool opens = at_ < text_.size() && text_[at_] == '"' && !unclosed_;
        if (opens) has_quoted_ = quoted(current) || has_quoted_;
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

/// Records of so many fields.
struct Count {
    std::size_t records = 0, spaced = 0, run = 0, longest_run = 0;
    bool quoted = false;
};
struct Share {
    std::size_t fields = 0;
    std::size_t agreeing = 0, records = 0;
    std::size_t run = 0;                  ///< the most that agree and are neighbours
    bool quoted = false, spaced = false;  ///< a space behind most separators, as in running text
};

/// How many of the first records have the most telling number of fields above one: the one with the longest run of
/// neighbours, by what it tells; without neighbours that agree, the most usual one.
Share share_of(string_view text, char separator) {
    constexpr std::size_t looked_at = 400;
    std::map<std::size_t, Count> counts;
    RecordReader reader(text, separator);
    std::vector<std::string> fields;
    Share share;
    std::size_t last = 0;
    while (share.records < looked_at && reader.next(fields)) {
        if (fields.size() == 1 && fields.front().find_first_not_of(" \t\f") == std::string::npos) continue;
        ++share.records;
        const bool told = fields.size() > 1 && !reader.stray_quote();
        if (told) {
            Count& count = counts[fields.size()];
            ++count.records;
            const bool spaced = is_prose(fields, reader);
            count.spaced += spaced ? 1U : 0U;
            count.run = spaced ? 0 : last == fields.size() ? count.run + 1 : 1;
            count.longest_run = std::max(count.longest_run, count.run);
            count.quoted = count.quoted || reader.has_quoted();
        }
        last = told ? fields.size() : 0;
    }
    std::size_t most = 0;
    for (const auto& [fields_of, count] : counts) {
        const std::size_t weight = count.longest_run >= 2 ? count.longest_run * fields_of : 0;
        const bool better = most != 0 || weight != 0 ? weight > most : count.records >= share.agreeing;
        if (!better) continue;
        most = weight;
        share = {fields_of,         count.records, share.records,
                 count.longest_run, count.quoted,  count.spaced * 2 > count.records};
    }
    return share;
}

/// Most records agree: the whole text is a list.
bool is_list(const Share& share, char separator) {
    // Nearly all records must be of two fields, for a comma is common in running text, and of fields parted by tabs,
    // for a table in running text is written so.
    const bool half_is_enough = share.fields >= 3 && separator != '\t';
    return half_is_enough ? share.agreeing * 2 >= share.records : share.agreeing * 10 >= share.records * 9;
}

/// Neighbours agree: a list stands among prose.
bool holds_list(const Share& share, char separator, bool named_as_list) {
    constexpr std::size_t few = 2;
    constexpr std::size_t several = 3;
    constexpr std::size_t many = 6;
    if (separator == '\t' && !named_as_list) return false;
    if (named_as_list) return share.fields >= several ? share.run >= few : share.run >= many;
    if (share.fields < several) return false;
    return share.quoted ? share.run >= several : share.run >= many && share.run * 4 >= share.records;
}

}  // namespace

bool is_prose(const std::vector<std::string>& fields, const RecordReader& reader) {
    if (reader.has_quoted() || fields.size() < 2) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::string& field = fields[i];
        if (field.starts_with(' ') && field.size() > 1) return true;
        constexpr std::size_t grouped = 3;
        const bool thousands = !fields[i - 1].empty() && digit(fields[i - 1].back()) && field.size() > grouped &&
                               digit(field[0]) && digit(field[1]) && digit(field[2]) && field[grouped] == ' ';
        if (thousands) return true;
    }
    return false;
}

std::optional<Dialect> detect_dialect(string_view text, bool named_as_list) {
    std::optional<Dialect> best;
    std::size_t most = 0;
    for (const char separator : {',', '\t', ';', '|'}) {
        const Share share = share_of(text, separator);
        if (share.records == 0 || share.agreeing == 0) continue;
        if (!is_list(share, separator) && !holds_list(share, separator, named_as_list)) continue;
        const std::size_t weight = share.agreeing * (share.fields - 1);
        if (weight <= most) continue;
        most = weight;
        best = {separator, share.fields, share.spaced};
    }
    return best;
}

}  // namespace raingan::csv
