#include "readers/embedded.h"

#include <array>

#include "base/error.h"
#include "readers/container/bytes.h"
#include "readers/container/compound.h"
#include "readers/detect.h"
#include "readers/left_out_words.h"
#include "readers/metafile/metafile.h"
#include "readers/ods/ods.h"
#include "readers/workbook/rows.h"
#include "readers/xls/xls.h"
#include "readers/xlsx/xlsx.h"

namespace raingan {
namespace {

using std::string_view;

/// The rows are read no further than the words are told.
struct Enough {};

class WordsOfRows final : public workbook::RowSink {
public:
    explicit WordsOfRows(LeftOutWords& words) : words_(words) {}
    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& styles) override {
        styles_ = &styles;
        return sheet.visibility == workbook::Visibility::visible;
    }
    void row(const workbook::Row& row) override {
        for (const workbook::Cell& cell : row.cells) {
            if (cell.kind == workbook::Kind::empty) continue;
            words_.add(text_of(cell));
            words_.next();
            if (words_.full()) throw Enough();
        }
    }
    void end_sheet(const workbook::Sheet& /*sheet*/) override {}

private:
    [[nodiscard]] std::string text_of(const workbook::Cell& cell) const {
        if (cell.shown) return *cell.shown;
        if (cell.kind == workbook::Kind::boolean) return cell.number != 0 ? "TRUE" : "FALSE";
        if (cell.kind != workbook::Kind::number) return std::string(cell.text);
        const std::size_t format = cell.look < styles_->looks.size() ? styles_->looks[cell.look].format : 0;
        return workbook::show_number(styles_->formats[format], cell.number, styles_->dates).text;
    }

    LeftOutWords& words_;
    const workbook::Styles* styles_ = nullptr;
};

/// The workbook that a compound file holds within itself: a package, or ODF as LibreOffice keeps it.
std::optional<std::string> package_of(string_view object) {
    const CompoundFile file(object);
    for (const char* name : {"Package", "EmbeddedOdf", "package_stream"})
        if (std::optional<std::string> package = file.read(name)) return package;
    return std::nullopt;
}

void add_words(LeftOutWords& words, string_view object) {
    WordsOfRows sink(words);
    switch (detect(object)) {
        case FileKind::excel_97:
            xls::read_rows(object, {}, sink);
            break;
        case FileKind::xlsx:
        case FileKind::xlsb:
            xlsx::read_rows(object, sink);
            break;
        case FileKind::ods:
            ods::read_rows(object, sink);
            break;
        default:
            break;
    }
}

bool is_compound(string_view object) {
    return object.starts_with("\xD0\xCF\x11\xE0");
}

/// A length and so many bytes, of which the last is 0 (2.1.4 LengthPrefixedAnsiString); moves behind them.
void skip_text(Bytes bytes, std::size_t& at) {
    at += 4 + std::size_t{bytes.u32(at)};
}

}  // namespace

std::string words_of_object(string_view object) {
    LeftOutWords words;
    try {
        const std::optional<std::string> package = is_compound(object) ? package_of(object) : std::nullopt;
        add_words(words, package ? string_view(*package) : object);
    } catch (const Enough&) {
    } catch (const Error&) {  // damaged or encrypted: the object is told without its words, or with the first of them
    }
    return words.quoted();
}

std::optional<ObjectPicture> picture_of_presentation(string_view stream) {
    const Bytes bytes(stream);
    constexpr std::uint32_t standard_format = 0xFFFFFFFF, standard_format_of_mac = 0xFFFFFFFE;
    const std::uint32_t marker = bytes.u32(0);
    if (marker != standard_format && marker != standard_format_of_mac) return std::nullopt;
    constexpr std::uint32_t metafile = 3, enhanced_metafile = 14;
    const std::uint32_t format = bytes.u32(4);
    if (format != metafile && format != enhanced_metafile) return std::nullopt;
    // The size of the target device counts itself; behind the device stand aspect, index, flags and a reserved number.
    const std::size_t extent = 8 + std::size_t{bytes.u32(8)} + 16;
    constexpr double points_of_hundredth_mm = 72.0 / 2540;
    ObjectPicture picture;
    picture.width = Points(std::max(0, bytes.i32(extent)) * points_of_hundredth_mm);
    picture.height = Points(std::max(0, bytes.i32(extent + 4)) * points_of_hundredth_mm);
    picture.bytes = bytes.slice(extent + 12, bytes.u32(extent + 8)).view();
    if (!may_be_metafile(picture.bytes)) return std::nullopt;
    return picture;
}

std::optional<ObjectPicture> picture_of_object(string_view object) {
    if (!is_compound(object)) return std::nullopt;
    try {
        const CompoundFile file(object);
        for (const char* name : {"\2OlePres000", "\2OlePres001"})
            if (const std::optional<std::string> stream = file.read(name))
                if (auto picture = picture_of_presentation(*stream)) return picture;
    } catch (const Error&) {  // a damaged object has no picture
    }
    return std::nullopt;
}

std::optional<string_view> native_data(string_view objdata) {
    const Bytes bytes(objdata);
    constexpr std::uint32_t embedded = 2;
    if (bytes.u32(4) != embedded) return std::nullopt;
    std::size_t at = 8;
    for (int name = 0; name < 3; ++name) skip_text(bytes, at);  // class, topic, item
    if (!bytes.has(at, 4)) return std::nullopt;
    return bytes.slice(at + 4, bytes.u32(at)).view();
}

}  // namespace raingan
