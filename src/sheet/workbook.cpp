#include "sheet/workbook.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <optional>

#include "base/filesystem.h"
#include "base/iso_time.h"
#include "base/utf8.h"
#include "sheet/archive.h"
#include "sheet/text_size.h"

namespace raingan::sheet {
namespace {

/// What the library is told where the source has no date: the clock would make two workbooks of one report differ. The
/// file does not say it (archive.h).
constexpr std::time_t no_date = 315'532'800;  // 1980-01-01T00:00:00Z

/// "2023-10-05T08:30:00Z", or as much of it as is there.
std::optional<std::time_t> seconds_of(const std::string& iso) {
    std::tm time{};
    const int read = std::sscanf(iso.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &time.tm_year, &time.tm_mon, &time.tm_mday,
                                 &time.tm_hour, &time.tm_min, &time.tm_sec);
    constexpr int day_read = 3, first_year = 1900, last_year = 9999;
    if (read < day_read || time.tm_year < first_year || time.tm_year > last_year) return std::nullopt;
    time.tm_year -= first_year;
    time.tm_mon -= 1;
    const std::time_t seconds = ::timegm(&time);
    return seconds == 0 ? std::nullopt : std::optional(seconds);  // 0: the library would take the clock
}

struct StyleRow {
    const char* number_format;  ///< nullptr: General
    lxw_format_alignments horizontal;
    lxw_format_alignments vertical;
    bool bold, wrap, border, filled;
};

// Thai digits and the Buddhist calendar as docs/formats.md#spreadsheets found both Excel and LibreOffice to show them;
// every section of a number format needs its own locale.
constexpr std::array<StyleRow, style_count> style_rows{{
    {nullptr, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, true, true, false},
    {nullptr, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, false, true, true, false},
    {"[$-D00041E]0", LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {"[$-D00041E]0.00", LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {"[$-D00041E]+0.00;[$-D00041E]-0.00;[$-D00041E]0.00", LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, false, false, true,
     false},
    {"[$-D00041E]#,##0.00", LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {"[$-D07041E]d mmm yyyy", LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {nullptr, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, true, true, true, true},
    {nullptr, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, true, true, true, true},
    {nullptr, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, true, true, false, false},
    {nullptr, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, true, false, false, false},
    {nullptr, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, false, false, false},
    {"[$-D00041E]0", LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {"[$-D00041E]0.00", LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, false, true, false},
    {"[$-D00041E]+0.00;[$-D00041E]-0.00;[$-D00041E]0.00", LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, false, true,
     false},
    {nullptr, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, false, true, false, false},
}};

/// Text that does not stand in the middle keeps off the cell's rules.
bool is_indented(const StyleRow& row) {
    return row.border && row.horizontal != LXW_ALIGN_CENTER;
}

constexpr lxw_color_t border_colour = 0x808080;
constexpr lxw_color_t fill_colour = 0xDCE6F1;

void set_font(lxw_format* format) {
    format_set_font_name(format, font_name);
    format_set_font_size(format, font_size_pt);
}

lxw_workbook* open_workbook(MemoryFile& file, Workbook::Rows rows) {
    std::error_code none;
    const bool streamed = rows == Workbook::Rows::streamed;
    if (streamed) file.parts_folder = text_of(std::filesystem::temp_directory_path(none));
    std::string path = file.path();
    lxw_workbook_options options{};
    options.constant_memory = streamed ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = path.data();  // copied; see memory_file.cpp
    return workbook_new_opt(path.c_str(), &options);
}

}  // namespace

Points indent_of(CellStyle style) {
    constexpr Points three_spaces{11};  // one step of Excel's (ECMA-376 18.8.1 indent), of TH SarabunPSK 16
    return is_indented(style_rows.at(static_cast<std::size_t>(style))) ? three_spaces : Points(0);
}

Points row_height(std::size_t lines) {
    const Points wanted = static_cast<double>(std::max<std::size_t>(lines, 1)) * line_pitch + row_padding;
    return std::min(wanted, max_row_height);
}

namespace {

/// The length of what may stay as it is from `at` on: printing ASCII, line ends and Thai.
std::size_t clean_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        if ((byte(end) >= 0x20 && byte(end) < 0x7F) || byte(end) == '\n') {
            ++end;
        } else if (byte(end) == 0xE0 && end + 2 < text.size() && (byte(end + 1) == 0xB8 || byte(end + 1) == 0xB9) &&
                   (byte(end + 2) & 0xC0U) == 0x80) {
            end += 3;
        } else {
            break;
        }
    }
    return end - at;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t kept = clean_length(text, at);
        out += text.substr(at, kept);
        at += kept;
        if (at == text.size()) break;
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (c >= 0x20 && c < 0x7F) {
            out.push_back(static_cast<char>(c));
        } else if (c == U'\t') {
            out.push_back(' ');
        } else if (c == U'\r') {
            if (at >= text.size() || text[at] != '\n') out.push_back('\n');
        } else if (c == U'\n' || c == U'\v' || c == U'\f' || c == 0x2028 || c == 0x2029) {
            out.push_back('\n');
        } else if (c >= 0xA0 && (c & 0xFFFEU) != 0xFFFE) {
            utf8::append(out, c);
        }
    }
    return out;
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    while (at < text.size() && characters-- > 0) at += utf8::decode(text, at).length;
    return text.substr(0, at);
}

Workbook::Workbook(const WorkbookProperties& properties, Rows rows, thai::Breaker* breaker)
    : rows_(rows), breaker_(breaker), workbook_(open_workbook(file_, rows)) {
    if (!workbook_) fail("", "out of memory");
    make_formats();
    set_properties(properties);
}

void Workbook::set_properties(const WorkbookProperties& properties) {
    // Excel takes at most 255 characters in each; the library's struct is not const.
    std::string title(first_characters(properties.title, 255));
    std::string author(first_characters(properties.author, 255));
    std::string subject(first_characters(properties.subject, 255));
    lxw_doc_properties document{};
    document.title = title.empty() ? nullptr : title.data();
    document.author = author.empty() ? nullptr : author.data();
    document.company = document.author;
    document.subject = subject.empty() ? nullptr : subject.data();
    const std::optional<std::time_t> created = seconds_of(properties.created);
    if (created) created_ = iso_time(*created);
    document.created = created.value_or(no_date);
    const lxw_error code = workbook_set_properties(workbook_.get(), &document);
    if (code != LXW_NO_ERROR) fail("docProps", lxw_strerror(code));
    // By this batch/outputs knows what it may replace: libxlsxwriter says that Excel made the file.
    const lxw_error named = workbook_set_custom_property_string(workbook_.get(), "Generator", "Raingan");
    if (named != LXW_NO_ERROR) fail("docProps", lxw_strerror(named));
}

void Workbook::make_formats() {
    // The first format is what Excel calls Normal: empty cells, row and column headings and the unit of column widths
    // follow its font.
    set_font(STAILQ_FIRST(workbook_->formats));
    for (std::size_t i = 0; i < style_count; ++i) {
        const StyleRow& row = style_rows[i];
        lxw_format* format = workbook_add_format(workbook_.get());
        if (format == nullptr) fail("", "out of memory");
        set_font(format);
        if (row.number_format != nullptr) format_set_num_format(format, row.number_format);
        format_set_align(format, row.horizontal);
        format_set_align(format, row.vertical);
        if (is_indented(row)) format_set_indent(format, 1);
        if (row.bold) format_set_bold(format);
        if (row.wrap) format_set_text_wrap(format);
        if (row.border) {
            format_set_border(format, LXW_BORDER_THIN);
            format_set_border_color(format, border_colour);
        }
        if (row.filled) format_set_bg_color(format, fill_colour);
        formats_.at(i) = format;
        // Gives the format its number now: the sheets of a streamed workbook may be filled by several threads, which
        // then only read it.
        if (rows_ == Rows::streamed) lxw_format_get_xf_index(format);
    }
}

Sheet Workbook::add_sheet(const std::string& name) {
    const lxw_error code = workbook_validate_sheet_name(workbook_.get(), name.c_str());
    if (code != LXW_NO_ERROR) fail(name, lxw_strerror(code));
    lxw_worksheet* worksheet = workbook_add_worksheet(workbook_.get(), name.c_str());
    if (worksheet == nullptr) fail(name, "out of memory");
    worksheet_set_default_row(worksheet, row_height(1).pt, LXW_FALSE);
    return {*this, worksheet, name};
}

std::vector<std::string> Workbook::sheet_names() const {
    std::vector<std::string> names;
    for (const lxw_worksheet* sheet = STAILQ_FIRST(workbook_->worksheets); sheet != nullptr;
         sheet = STAILQ_NEXT(sheet, list_pointers))
        names.emplace_back(sheet->name);
    return names;
}

std::string Workbook::finish() {
    const ArchiveWithDates dates(created_);
    std::optional<ArchiveOnAllCores> on_all_cores;
    if (rows_ == Rows::streamed) on_all_cores.emplace();
    const lxw_error code = workbook_close(workbook_.release());  // frees it, whatever it returns
    if (file_.part_error != 0) fail("", std::strerror(file_.part_error));
    if (code != LXW_NO_ERROR) fail("", lxw_strerror(code));
    return std::move(file_.bytes);
}

}  // namespace raingan::sheet
