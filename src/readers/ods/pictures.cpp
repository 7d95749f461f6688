#include "readers/ods/pictures.h"

#include <algorithm>
#include <utility>

#include "readers/chart/opendocument.h"
#include "readers/container/base64.h"
#include "readers/picture/image.h"
#include "readers/workbook/references.h"
#include "readers/xml.h"

namespace raingan::ods {
namespace {

using std::string_view;

Points length_of(const xml::Attributes& attributes, const char* name) {
    return xml::measure(attributes[name], Points(1)).value_or(Points());
}

/// "Sheet1.D10", "'a b'.D10": the cell behind the last point.
std::optional<workbook::Range> cell_of(string_view address) {
    const std::size_t point = address.rfind('.');
    return workbook::parse_range(point == string_view::npos ? address : address.substr(point + 1));
}

}  // namespace

void PictureReader::begin(const xml::Attributes& frame, const std::optional<workbook::LeftOut::Place>& place) {
    anchor_ = {};
    hrefs_.clear();
    bytes_.clear();
    title_.clear();
    description_.clear();
    left_out_.clear();
    has_object_ = false;
    object_href_.clear();
    in_ = In::none;
    if (place) {
        anchor_.from.row = place->row;
        anchor_.from.column = place->column;
    }
    anchor_.beyond_cell = !place;
    anchor_.from.x = length_of(frame, "x");
    anchor_.from.y = length_of(frame, "y");
    anchor_.width = length_of(frame, "width");
    anchor_.height = length_of(frame, "height");
    if (const auto end = cell_of(frame["end-cell-address"]); place && end)
        anchor_.to = workbook::Corner{end->top, end->left, length_of(frame, "end-x"), length_of(frame, "end-y")};
}

void PictureReader::start(string_view name, const xml::Attributes& attributes) {
    if (name == "image" && !attributes["href"].empty()) hrefs_.emplace_back(attributes["href"]);
    if (name == "object" || name == "object-ole" || name == "plugin" || name == "text-box") has_object_ = true;
    if (name == "object") object_href_ = attributes["href"];
    in_ = name == "binary-data" ? In::bytes : name == "title" ? In::title : name == "desc" ? In::description : In::none;
}

void PictureReader::text(string_view piece) {
    if (in_ == In::bytes) bytes_ += piece;
    constexpr std::size_t longest = 4'096;
    std::string& said = in_ == In::title ? title_ : description_;
    if ((in_ == In::title || in_ == In::description) && said.size() < longest) said += piece;
}

PictureReader::Found PictureReader::read(std::optional<std::string> bytes) {
    Found found;
    if (!bytes || bytes->empty()) return found;
    ReadImage read = read_sheet_image(std::move(*bytes));
    if (read.image) found.image = std::make_shared<const Image>(std::move(*read.image));
    found.left_out = std::move(read.left_out);
    return found;
}

std::optional<workbook::SheetChart> PictureReader::chart(const TextFormat& text) const {
    if (object_href_.empty()) return std::nullopt;
    auto read = chart::read_opendocument(source_, object_href_, {}, text, anchor_.width, anchor_.height);
    if (!read) return std::nullopt;
    const auto anchor = anchor_.beyond_cell ? std::nullopt : std::optional(anchor_);
    return workbook::SheetChart{std::move(*read), description_.empty() ? title_ : description_, anchor};
}

/// LibreOffice gives a picture in a format that others know beside one in its own: the first that can be shown counts.
std::optional<workbook::SheetPicture> PictureReader::finish() {
    if (has_object_) return std::nullopt;
    Found found;
    for (const std::string& href : hrefs_) {
        const auto [known, is_new] = known_.try_emplace(href);
        if (is_new) known->second = read(opendocument::picture_bytes(source_, href));
        if (!found.image) found = known->second;
    }
    if (!found.image && !bytes_.empty()) found = read(decode_base64(bytes_));
    if (!found.image) return std::nullopt;
    left_out_ = found.left_out;
    workbook::SheetPicture picture;
    picture.image = std::move(found.image);
    picture.anchor = anchor_;
    picture.alt = description_.empty() ? title_ : description_;
    return picture;
}

}  // namespace raingan::ods
