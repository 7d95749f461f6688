// Pictures that nobody described are told by what is known of them: their caption, or their place.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "document/roles/parts.h"
#include "document/text.h"
#include "document/visible.h"
#include "document/walk.h"

namespace raingan::roles {
namespace {

constexpr std::size_t most_of_caption = 200, most_of_words = 60;

bool is_blank(std::string_view text) {
    return visible_characters(text) == 0;
}

class PictureTeller {
public:
    void tell(Document& document) {
        for (Section& section : document.sections) tell(section.blocks);
    }

private:
    void tell(std::vector<Block>& blocks) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (auto* paragraph = std::get_if<Paragraph>(&blocks[i].what)) {
                for (InlineObject& object : paragraph->objects)
                    if (auto* image = std::get_if<InlineImage>(&object.what)) tell(*image, blocks, i);
                note(*paragraph);
            } else if (auto* table = std::get_if<Table>(&blocks[i].what)) {
                tell(*table);
            } else if (auto* floating = std::get_if<Float>(&std::get<Aside>(blocks[i].what).what)) {
                for (Shape& shape : floating->shapes) {
                    if (shape.picture) tell(*shape.picture, blocks, i);
                    tell(shape.blocks);
                }
            } else {
                tell(std::get<Footnote>(std::get<Aside>(blocks[i].what).what).blocks);
            }
        }
    }

    void tell(Table& table) {
        const Place outer = place_;
        place_ = {++tables_, 0};
        for (Row& row : table.rows) {
            ++place_.row;
            for (Cell& cell : row.cells) tell(cell.blocks);
        }
        place_ = outer;
    }

    void note(const Paragraph& paragraph) {
        if (is_blank(paragraph.text)) return;
        if (paragraph.heading != 0 && paragraph.heading_goes_on)
            heading_ += ' ' + paragraph.text;
        else if (paragraph.heading != 0)
            heading_ = paragraph.text;
        words_ = paragraph.text;
    }

    void tell(InlineImage& image, const std::vector<Block>& blocks, std::size_t at) {
        ++pictures_;
        if (!is_blank(image.alt)) return;
        const std::string_view caption = caption_of(blocks, at);
        image.alt = !caption.empty() ? excerpt(caption, most_of_caption) : place_of(image, blocks, at);
    }

    /// The next paragraph that says something, or the one before, where it is a caption.
    static std::string_view caption_of(const std::vector<Block>& blocks, std::size_t at) {
        for (std::size_t i = at; i < blocks.size(); ++i) {
            const auto* paragraph = std::get_if<Paragraph>(&blocks[i].what);
            if (paragraph == nullptr && !std::holds_alternative<Aside>(blocks[i].what)) break;
            if (paragraph == nullptr || is_blank(paragraph->text)) continue;
            if (is_caption(paragraph->text)) return paragraph->text;
            if (i > at) break;  // its own paragraph may say something else
        }
        for (std::size_t i = at; i-- > 0;) {
            const auto* paragraph = std::get_if<Paragraph>(&blocks[i].what);
            if (paragraph == nullptr && !std::holds_alternative<Aside>(blocks[i].what)) break;
            if (paragraph == nullptr || is_blank(paragraph->text)) continue;
            return is_caption(paragraph->text) ? std::string_view(paragraph->text) : std::string_view();
        }
        return {};
    }

    [[nodiscard]] std::string place_of(const InlineImage& image, const std::vector<Block>& blocks,
                                       std::size_t at) const {
        if (words_.empty() && place_.row == 0 && pictures_ == 1 && is_crest(image)) {
            const std::string title = words_behind(blocks, at);
            return title.empty() ? "ตราที่หัวเอกสาร" : "ตราที่หัวเอกสาร เหนือข้อความ “" + title + "”";
        }
        std::string place = "รูปภาพที่ " + std::to_string(pictures_);
        if (place_.row > 0)
            place += " ในตารางที่ " + std::to_string(place_.table) + " แถวที่ " + std::to_string(place_.row);
        if (!heading_.empty()) return place + " ใต้หัวข้อ “" + excerpt(heading_, most_of_words) + "”";
        if (!words_.empty()) return place + " หลังข้อความ “" + excerpt(words_, most_of_words) + "”";
        const std::string behind = words_behind(blocks, at);
        return behind.empty() ? place + " ของเอกสาร" : place + " ก่อนข้อความ “" + behind + "”";
    }

    /// The Garuda or an office's emblem stands over the first line, some 1.5–3 cm high and nearly as wide.
    static bool is_crest(const InlineImage& image) {
        constexpr Points least{25}, most{130};
        const double shape = image.height.pt > 0 ? image.width.pt / image.height.pt : 0;
        return image.height >= least && image.height <= most && shape > 0.6 && shape < 1.6;
    }

    static std::string words_behind(const std::vector<Block>& blocks, std::size_t at) {
        for (std::size_t i = at; i < blocks.size(); ++i) {
            const auto* paragraph = std::get_if<Paragraph>(&blocks[i].what);
            if (paragraph != nullptr && !is_blank(paragraph->text)) return excerpt(paragraph->text, most_of_words);
        }
        return {};
    }

    struct Place {
        std::size_t table = 0, row = 0;  ///< from 1; 0: in none
    };
    std::string heading_, words_;  ///< the last heading, and the last words of any paragraph
    std::size_t pictures_ = 0, tables_ = 0;
    Place place_;
};

}  // namespace

void describe_pictures(Document& document) {
    PictureTeller().tell(document);
}

}  // namespace raingan::roles
