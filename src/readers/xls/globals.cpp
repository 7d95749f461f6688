#include "readers/xls/globals.h"

#include "base/error.h"
#include "base/limits.h"
#include "readers/xls/story_pictures.h"

namespace raingan::xls {
namespace {

constexpr std::uint16_t biff8_version = 0x0600;

void read_strings(Globals& globals, const std::vector<Bytes>& bodies) {
    constexpr std::size_t head = 8;
    const std::size_t count = Bytes(bodies.front()).u32(4);
    StringReader reader(bodies, head);
    std::size_t bytes = 0;
    while (globals.strings.size() < count && !reader.at_end()) {
        globals.strings.push_back(reader.unicode(2));
        bytes += globals.strings.back().text.size();
        if (bytes > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, "Workbook");
    }
}

void read_bound_sheet(Globals& globals, Bytes body) {
    constexpr unsigned worksheet = 0, chart = 2;
    constexpr std::size_t name_at = 6;
    BoundSheet sheet;
    sheet.at = body.u32(0);
    const unsigned state = body.u8(4) & 3U, kind = body.u8(5);
    sheet.visibility = state == 0   ? workbook::Visibility::visible
                       : state == 1 ? workbook::Visibility::hidden
                                    : workbook::Visibility::very_hidden;
    sheet.is_worksheet = kind == worksheet;
    sheet.is_chart = kind == chart;
    sheet.name = globals.biff8 ? StringReader({body}, name_at).unicode(1).text
                               : globals.page.decode(body.slice(name_at + 1, body.u8(name_at)).view());
    globals.sheets.push_back(std::move(sheet));
}

}  // namespace

Globals read_globals(Bytes stream) {
    Globals globals;
    Records records(stream, 0);
    std::string drawings;  // cut into records anywhere
    StoryDrawings stories;
    workbook::DateSystem dates = workbook::DateSystem::from_1900;
    for (bool first = true; const auto record = records.next(); first = false) {
        const Bytes body = record->body;
        if (first) {
            if (record->type != type::bof)
                throw unreadable(
                    "damaged", "Workbook",
                    {"does not begin as a workbook of Excel 5 to 2003; open it in Excel and save it as .xlsx",
                     "ไม่ใช่สมุดงาน Excel 5 ถึง 2003 โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx"});
            globals.biff8 = body.u16(0) >= biff8_version;
        }
        switch (record->type) {
            case type::code_page:
                globals.page = CodePage(body.u16(0));
                break;
            case type::dates_1904:
                if (body.u16(0) != 0) dates = workbook::DateSystem::from_1904;
                break;
            case type::font:
                globals.styles.add_font(body, globals.biff8, globals.page);
                break;
            case type::format:
                globals.styles.add_format(body, globals.biff8, globals.page);
                break;
            case type::xf:
                globals.styles.add_xf(body, globals.biff8);
                break;
            case type::palette:
                globals.styles.set_palette(body);
                break;
            case type::bound_sheet:
                read_bound_sheet(globals, body);
                break;
            case type::name:
                read_name(globals, body);
                break;
            case type::source_book:
            case type::external_name:
            case type::external_sheets:
                read_source(globals, *record);
                break;
            case type::strings:
                read_strings(globals, records.continued(*record));
                break;
            case type::drawing_group:
                for (const Bytes part : records.continued(*record)) drawings += part.view();
                break;
            case type::story_picture:
                stories.add(body);
                break;
            case type::eof:
                globals.whole = true;
                break;
            default:
                break;
        }
        if (globals.whole) break;
    }
    for (const BoundSheet& sheet : globals.sheets) globals.tables.sheets.push_back(sheet.name);
    globals.tables.decode_bytes = [page = globals.page](Bytes bytes) { return page.decode(bytes.view()); };
    globals.pictures = read_stored_pictures(Bytes(drawings));
    globals.story_pictures = read_stored_pictures(Bytes(stories.group));
    globals.styles.finish(dates);
    return globals;
}

}  // namespace raingan::xls
