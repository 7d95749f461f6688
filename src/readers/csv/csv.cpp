// The reader of lists and plain text. [x] read, [/] partly, [ ] not read.
//
//   encoding   [x] UTF-8 with and without mark, UTF-16 both ways, windows-874, IBM-874, MacThai; all of it is decoded
//                  before anything is decided; others (thai/other_encodings.h) where no Thai one fits
//   dialect    [x] , ; tab | by what most records agree on; sep=; in the first line
//              [x] quotes, doubled quotes, line ends within   [/] a quote that is never closed (as a character, told)
//              [ ] single quotes, backslashes
//   records    [x] ragged ones (told by line)   [x] numbers and dates get their value, the text stays as written
//   layout     [/] widths from the text, a thin grid, sideways where it is wide, scaled to the page: a list has no look
//                  of its own
//   prose      [x] lines behind the list as paragraphs, in the list as one cell
//   plain text [x] lines as paragraphs, lines with tabs as tables, form feeds as page breaks
#include "readers/csv/csv.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"
#include "readers/csv/plain_text.h"
#include "readers/csv/records.h"
#include "readers/workbook/build.h"
#include "thai/characters.h"
#include "thai/encoding.h"
#include "thai/other_encodings.h"

namespace raingan::csv {
namespace {

using std::string_view;

constexpr double size_pt = 14;
constexpr double character_pt = size_pt * 0.42;  // of the usual faces

struct Decoded {
    std::string text;
    std::string encoding;  ///< its name where it is not UTF-8
    bool is_thai = true;   ///< an encoding that has Thai; else the text may be in another one that is like it
    std::size_t replaced = 0;
};

Decoded decode(string_view bytes) {
    const auto encoding = thai::is_utf_32(bytes) ? std::nullopt : thai::detect_encoding(bytes);
    if (encoding)
        return {thai::decode(bytes, *encoding), *encoding == thai::Encoding::utf8 ? "" : thai::name_of(*encoding)};
    auto other = thai::decode_other(bytes);
    if (!other)
        throw unreadable("unknown-encoding", "",
                         {"is text in an encoding that is not known; open it in Excel or Notepad and save it as UTF-8",
                          "เป็นข้อความในรหัสอักขระที่ไม่รู้จัก โปรดเปิดใน Excel หรือ Notepad แล้วบันทึกเป็น UTF-8"});
    const bool has_thai = other->encoding.starts_with("UTF-");
    return {std::move(other->utf8), std::move(other->encoding), has_thai, other->replaced};
}

void tell_encoding(Document& document, const Decoded& decoded) {
    const std::string& name = decoded.encoding;
    if (name.empty()) return;
    const auto tell = [&](Severity severity, const char* code, std::string en, std::string th) {
        document.diagnostics.push_back({severity, code, {std::move(en), std::move(th)}, {}});
    };
    if (decoded.is_thai)
        tell(Severity::info, "encoding", "the text was read as " + name, "อ่านข้อความด้วยรหัส " + name);
    else
        tell(Severity::warning, "encoding",
             "the text is in no encoding of Thai and was read as " + name + "; if it reads wrongly, save it as UTF-8",
             "ข้อความไม่ได้อยู่ในรหัสอักขระไทย จึงอ่านด้วยรหัส " + name + " หากอ่านแล้วผิด โปรดบันทึกเป็น UTF-8");
    const std::string lost = std::to_string(decoded.replaced);
    if (decoded.replaced > 0)
        tell(Severity::warning, "undecodable", lost + " bytes mean nothing in " + name + " and show as \uFFFD",
             lost + " ไบต์ไม่มีความหมายในรหัส " + name + " จึงแสดงเป็น \uFFFD");
}

/// Excel's first line "sep=;", which names the separator.
std::optional<char> stated_separator(string_view& text) {
    constexpr string_view key = "sep=";
    if (!text.starts_with(key) || text.size() < key.size() + 2) return std::nullopt;
    const std::size_t end = text.find_first_of("\r\n");
    if (end != key.size() + 1) return std::nullopt;
    const char separator = text[key.size()];
    const bool crlf = text.substr(end, 2) == "\r\n";
    text.remove_prefix(end + (crlf ? 2 : 1));
    return separator;
}

std::size_t shown_length(string_view text) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        if (c.code_point == '\n') {
            longest = std::max(longest, length);
            length = 0;
        } else if (!thai::is_zero_width_thai(c.code_point)) {
            ++length;
        }
    }
    return std::max(longest, length);
}

/// Wide enough for most of what stands in each column.
void settle_columns(string_view text, const Dialect& dialect, workbook::Sheet& sheet) {
    constexpr std::size_t looked_at = 2000;
    std::vector<std::size_t> lengths;
    RecordReader reader(text, dialect.separator);
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < looked_at && reader.next(fields); ++i) {
        if (fields.size() < 2 || (!dialect.is_row(fields, reader) && is_prose(fields, reader))) continue;
        if (lengths.size() < fields.size()) lengths.resize(std::min<std::size_t>(fields.size(), limits::table_columns));
        for (std::size_t c = 0; c < std::min(fields.size(), lengths.size()); ++c)
            lengths[c] = std::max(lengths[c], shown_length(fields[c]));
    }
    double total = 0;
    for (std::uint32_t c = 0; c < lengths.size(); ++c) {
        constexpr std::size_t least = 4;
        constexpr std::size_t most = 34;
        constexpr double margins = 8;
        const auto characters = static_cast<double>(std::clamp(lengths[c], least, most));
        const Points width(characters * character_pt + margins);
        sheet.columns.push_back({c, c, width, false});
        total += width.pt;
    }
    constexpr double upright_pt = 490;
    sheet.page.landscape = total > upright_pt;
}

workbook::Styles styles() {
    workbook::Styles styles;
    workbook::Look& look = styles.looks.front();
    look.text = plain_format(Points(size_pt));
    look.vertical = VerticalAlignment::top;
    look.wrap = true;
    // A line of one field is a title or a note: it runs over the columns.
    workbook::Look title = look;
    title.wrap = false;
    styles.looks.push_back(title);
    return styles;
}

/// Lines whose number of fields is not the usual one.
class Ragged {
public:
    void add(std::size_t line) {
        constexpr std::size_t told = 20;
        if (++count_ > told) return;
        lines_ += (lines_.empty() ? "" : ", ") + std::to_string(line);
    }
    void tell(workbook::DocumentBuilder& builder, std::size_t usual) const {
        if (count_ == 0) return;
        constexpr std::size_t told = 20;
        const std::string more = count_ > told ? " …" : "";
        const std::string count = std::to_string(count_);
        const std::string fields = std::to_string(usual);
        builder.tell({Severity::warning,
                      "ragged-rows",
                      {count + " rows have more or fewer fields than the usual " + fields + ": line " + lines_ + more,
                       "มี " + count + " แถวที่จำนวนช่องไม่เท่ากับ " + fields + " ช่อง: บรรทัด " + lines_ + more},
                      {}});
    }

private:
    std::size_t count_ = 0;
    std::string lines_;
};

void tell_unclosed_quote(workbook::DocumentBuilder& builder, std::size_t line) {
    const std::string number = std::to_string(line);
    builder.tell({Severity::warning,
                  "unclosed-quote",
                  {"line " + number + ": a quotation mark is never closed; it and those behind it were read as text",
                   "บรรทัด " + number + ": เครื่องหมายคำพูดไม่มีตัวปิด จึงอ่านเป็นข้อความธรรมดา"},
                  {}});
}

/// Rows of the list; what is prose among them stays one piece.
class ListReader {
public:
    ListReader(string_view text, const Dialect& dialect)
        : text_(text), dialect_(dialect), looks_(styles()), builder_({.typed = false, .lined = true, .paged = false}) {}

    Document read() {
        settle_columns(text_, dialect_, sheet_);
        builder_.begin_sheet(sheet_, looks_);
        RecordReader reader(text_, dialect_.separator);
        RecordReader behind = reader;  // at the first record that is no row yet
        std::vector<std::string> fields;
        bool any = false;
        while (reader.next(fields)) {
            // What stands before a record of the usual length is of the list too.
            if (!dialect_.is_row(fields, reader)) continue;
            any = true;
            rows_up_to(behind, reader.at());
        }
        const std::size_t prose = any ? rows_of_end(behind) : text_.size();
        const auto line = static_cast<std::uint32_t>(behind.next_line());
        if (!any) rows_up_to(behind, text_.size());
        builder_.end_sheet(sheet_);
        ragged_.tell(builder_, dialect_.fields);
        if (const auto unclosed = reader.unclosed_quote()) tell_unclosed_quote(builder_, *unclosed);
        Document document = builder_.finish();
        if (prose < text_.size()) append_plain_text(document, text_.substr(prose), line);
        return document;
    }

private:
    void rows_up_to(RecordReader& reader, std::size_t end) {
        while (reader.at() < end) {
            const std::size_t begin = reader.at();
            if (!reader.next(fields_)) return;
            row(reader, text_.substr(begin, reader.at() - begin));
        }
    }

    /// Behind the last record of the usual length: shorter rows are of the list as long as they follow one another;
    /// where prose begins.
    std::size_t rows_of_end(RecordReader& reader) {
        while (!thai::trimmed(text_.substr(reader.at())).empty()) {
            RecordReader next = reader;
            if (!next.next(fields_)) break;
            if (fields_.size() < 2 || (!dialect_.spaced && is_prose(fields_, next))) return reader.at();
            rows_up_to(reader, next.at());
        }
        return text_.size();
    }

    void row(const RecordReader& reader, string_view written) {
        const bool prose = !dialect_.spaced && !dialect_.is_row(fields_, reader) && is_prose(fields_, reader);
        if (prose) fields_.assign(1, std::string(thai::trimmed(written)));
        cells_.clear();
        const auto filled = static_cast<std::size_t>(
            std::ranges::count_if(fields_, [](const std::string& field) { return !thai::trimmed(field).empty(); }));
        for (std::uint32_t c = 0; c < fields_.size(); ++c) {
            workbook::Cell& cell = cells_.emplace_back();
            cell.column = c;
            cell.text = fields_[c];
            // An empty cell is there for its lines.
            cell.kind = workbook::Kind::text;
            cell.look = filled == 1 ? 1 : 0;
        }
        if (filled <= 1)
            std::erase_if(cells_, [](const workbook::Cell& cell) { return thai::trimmed(cell.text).empty(); });
        if (filled > 0 && !prose && fields_.size() != dialect_.fields) ragged_.add(reader.line());
        row_.cells = cells_;
        builder_.row(row_);
        ++row_.index;
    }

    string_view text_;
    Dialect dialect_;
    workbook::Styles looks_;
    workbook::Sheet sheet_;
    workbook::DocumentBuilder builder_;
    std::vector<std::string> fields_;
    std::vector<workbook::Cell> cells_;
    workbook::Row row_;
    Ragged ragged_;
};

}  // namespace

Document read(string_view bytes, bool named_as_list) {
    const Decoded decoded = decode(bytes);
    string_view text = decoded.text;
    const auto stated = stated_separator(text);
    auto dialect = detect_dialect(text, named_as_list);
    if (stated) dialect = Dialect{*stated, dialect && dialect->separator == *stated ? dialect->fields : 0, true};
    if (stated && dialect->fields == 0) {
        RecordReader reader(text, *stated);
        std::vector<std::string> fields;
        if (reader.next(fields)) dialect->fields = fields.size();
    }
    Document document = dialect ? ListReader(text, *dialect).read() : read_plain_text(text);
    tell_encoding(document, decoded);
    return document;
}

}  // namespace raingan::csv
