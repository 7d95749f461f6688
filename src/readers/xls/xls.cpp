// The XLS reader. [x] read, [/] partly, [ ] not read; how sheets are laid out: workbook/build.cpp.
//
//   file       [x] BIFF8 (Excel 97 to 2003) and BIFF5 (Excel 5 and 95); code pages 874, 1252, MacThai, fonts for Thai
//              [x] encrypted: XOR, RC4, RC4 of the CryptoAPI; what opens without a password opens here too
//              [x] BIFF2 to BIFF4 (early.h), BIFF5 without a compound file   [/] sheets of a stream that is damaged
//              behind them [ ] macros (never run)
//   strings    [x] shared ones across CONTINUE, 8 and 16 bits, rich text   [ ] phonetic readings
//   cells      [x] numbers, RK, text, booleans, errors, blanks, cached values of formulas
//              [/] formulas that the file stores no value for are computed (formula/), which none has whose writer does
//              not compute
//   styles     [x] fonts, number formats, solid fills, borders, diagonals, alignment, rotation, palette
//              [/] hatched fills (their background); conditional formats: colour scales, data bars and icon sets, all
//              others are told   [ ] colours of themes (their palette's)
//   sheet      [x] column widths, row heights, hidden rows, columns and sheets, merges, page set-up, print areas and
//                  titles, page breaks, order of pages, headers and footers, links to the web
//              [x] pictures at their cells and of headers, comments   [/] charts (chart.h); shapes (told)
//              [ ] outlines, filters, validation
//   properties [x] title, author, dates
#include "readers/xls/xls.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "base/error.h"
#include "readers/container/compound.h"
#include "readers/container/office_crypto.h"
#include "readers/container/summary.h"
#include "readers/formula/fill.h"
#include "readers/workbook/build.h"
#include "readers/xls/early.h"
#include "readers/xls/sheet.h"

namespace raingan::xls {
namespace {

using std::string_view;

OfficeCipher cipher_of(Bytes pass, bool biff8, string_view password) {
    if (!biff8) return OfficeCipher::excel_xor(pass.u16(0), pass.u16(2), password);
    if (pass.u16(0) == 0) return OfficeCipher::excel_xor(pass.u16(2), pass.u16(4), password);
    return OfficeCipher::rc4(pass.slice(2).view(), password, OfficeCipher::excel_block);
}

/// Without a password the one is tried that Excel writes for workbooks that open without asking.
OfficeCipher opened(Bytes pass, bool biff8, string_view password) {
    constexpr string_view open_to_all = "VelvetSweatshop";
    if (!password.empty()) return cipher_of(pass, biff8, password);
    try {
        return cipher_of(pass, biff8, open_to_all);
    } catch (const Error& error) {
        if (error.code() != "wrong-password") throw;
        return cipher_of(pass, biff8, {});  // throws "encrypted"
    }
}

/// Records that an encrypted stream holds as they are ([MS-XLS] 2.2.10); of a BoundSheet its offset.
constexpr auto plain = std::to_array<std::uint16_t>({type::bof, type::file_pass, type::user_exclusive, type::file_lock,
                                                     type::interface_header, type::revision_info, type::revision_head});

void decrypt(std::string& stream, string_view password) {
    Records records(Bytes(stream), 0);
    std::optional<OfficeCipher> cipher;
    bool biff8 = true;
    std::size_t number = 0;
    while (const auto record = records.next()) {
        constexpr std::size_t latest_pass = 8;
        constexpr std::uint16_t biff8_version = 0x0600;
        if (number++ == 0) biff8 = record->body.u16(0) >= biff8_version;
        if (!cipher && number > latest_pass) return;
        if (record->type == type::file_pass && !cipher) cipher = opened(record->body, biff8, password);
        if (!cipher || std::ranges::find(plain, record->type) != plain.end()) continue;
        const std::size_t kept = record->type == type::bound_sheet ? 4 : 0, size = record->body.size();
        if (size <= kept) continue;
        const std::size_t at = record->at + Records::header_size;
        const std::span<char> body = std::span(stream).subspan(at + kept, size - kept);
        cipher->decrypt(body, at + kept + (cipher->is_excel_xor() ? size : 0));
    }
}

bool is_compound(string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0");
}

/// Of a damaged one what can be read: the sheets before the damage are whole.
std::string workbook_stream(const CompoundFile& file) {
    std::optional<std::string> stream = file.read_beginning("Workbook");
    return stream ? std::move(*stream) : file.require("Book");
}

std::string stream_of(string_view bytes) {
    return is_compound(bytes) ? workbook_stream(CompoundFile(bytes)) : std::string(bytes);
}

Diagnostic cut_short(std::size_t sheets) {
    const std::string count = std::to_string(sheets);
    return {Severity::warning,
            "cut-short",
            {count + " sheets of the workbook end before their end; get a complete copy of the file",
             "แผ่นงาน " + count + " แผ่นไม่ครบ โปรดขอไฟล์ฉบับสมบูรณ์"},
            {}};
}

/// A stream that can be read: decrypted, and of Excel 5 at the earliest.
std::string readable(std::string stream, const ReadOptions& options) {
    decrypt(stream, options.password);
    return is_early(stream) ? as_biff5(stream) : stream;
}

/// Whether a formula's value is more than an empty text.
bool has_values(Bytes stream) {
    constexpr std::size_t value_at = 6;
    constexpr unsigned no_number = 0xFFFF, empty = 3;
    Records records(stream, 0);
    while (const auto record = records.next())
        if (record->type == type::formula &&
            (record->body.u16(value_at + 6) != no_number || record->body.u8(value_at) < empty))
            return true;
    return false;
}

Globals globals_of(Bytes stream) {
    Globals globals = read_globals(stream);
    globals.has_values = has_values(stream);
    return globals;
}

void tell_names(const Globals& globals, workbook::RowSink& sink) {
    for (const DefinedName& name : globals.defined)
        if (const auto text = formula::text_of({biff_of(globals), name.formula, name.extra}, globals.tables))
            sink.defined_name(name.name, *text, name.sheet);
}

std::size_t read_sheets(Bytes stream, const Globals& globals, workbook::RowSink& sink) {
    if (sink.wants_formulas()) tell_names(globals, sink);
    std::size_t cut = 0;
    std::set<std::size_t> places;  // no sheet is read twice, whatever the table of sheets says
    for (std::size_t i = 0; i < globals.sheets.size(); ++i)
        if (!places.insert(globals.sheets[i].at).second || !read_sheet(stream, globals, i, sink)) ++cut;
    return cut;
}

}  // namespace

std::size_t read_rows(string_view bytes, const ReadOptions& options, workbook::RowSink& sink) {
    return read_stream(stream_of(bytes), options, sink);
}

std::size_t read_stream(std::string stream, const ReadOptions& options, workbook::RowSink& sink) {
    const std::string opened = readable(std::move(stream), options);
    return read_sheets(Bytes(opened), globals_of(Bytes(opened)), sink);
}

Document read(string_view bytes, const ReadOptions& options) {
    Properties properties;
    if (is_compound(bytes)) read_summary(CompoundFile(bytes), properties);
    std::unique_ptr<workbook::DocumentBuilder> builder;
    {
        const std::string stream = readable(stream_of(bytes), options);
        const Globals globals = globals_of(Bytes(stream));
        std::size_t cut = 0;
        builder =
            formula::build([&](workbook::RowSink& sink) { cut = read_sheets(Bytes(stream), globals, sink); },
                           {formula::Grammar::excel,
                            options.check_formulas,
                            {.notes = options.comments_as_notes, .file = {options.file_name, properties.modified}}});
        if (cut > 0) builder->tell(cut_short(cut));
    }
    return builder->finish(std::move(properties));
}

}  // namespace raingan::xls
