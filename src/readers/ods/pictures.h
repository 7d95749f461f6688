// Pictures on a sheet (ODF 1.3 part 3 10.4.2 draw:frame, 10.4.4 draw:image), as their elements stream by.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "readers/opendocument/source.h"
#include "readers/workbook/rows.h"
#include "readers/xml_stream.h"

namespace raingan::ods {

class PictureReader {
public:
    explicit PictureReader(const opendocument::Source& source) : source_(source) {}

    /// A draw:frame begins; `place`: the cell that holds it, none: the sheet does.
    void begin(const xml::Attributes& frame, const std::optional<workbook::LeftOut::Place>& place);
    /// An element within it, and text within that.
    void start(std::string_view name, const xml::Attributes& attributes);
    void text(std::string_view piece);
    /// Text that stands here is a picture's bytes.
    [[nodiscard]] bool in_bytes() const { return in_ == In::bytes; }
    /// An element within it ended.
    void leave() { in_ = In::none; }
    /// It ended: the picture, where it is one that can be shown. Throws Error (over_limit) for too many pixels.
    std::optional<workbook::SheetPicture> finish();
    /// Instead of finish(): the chart that the frame holds, at its cells; none where it is no chart, or a flat file's.
    [[nodiscard]] std::optional<workbook::SheetChart> chart(const TextFormat& text) const;
    /// What of the picture is not drawn.
    [[nodiscard]] const std::string& left_out() const { return left_out_; }

private:
    struct Found {
        std::shared_ptr<const Image> image;
        std::string left_out;
    };
    [[nodiscard]] static Found read(std::optional<std::string> bytes);

    const opendocument::Source& source_;
    std::map<std::string, Found> known_;  ///< by href
    workbook::Anchor anchor_;
    bool has_object_ = false;
    std::vector<std::string> hrefs_;
    std::string object_href_;
    std::string bytes_, title_, description_, left_out_;
    enum class In : std::uint8_t { none, bytes, title, description } in_ = In::none;
};

}  // namespace raingan::ods
