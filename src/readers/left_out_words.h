// The words of what a reader leaves out (comments, charts, content of other formats), so that the notice can name them.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace raingan {

class LeftOutWords {
public:
    /// More of the same piece of text; spaces and line ends in a row are one space.
    void add(std::string_view text);
    /// What follows is another piece.
    void next() { space_ = !text_.empty(); }
    /// The text that stands in an element's w:t, a:t and t, and in the labels that a chart keeps (c:strCache).
    void add_all(pugi::xml_node element);
    /// All character data in an element of OpenDocument, where only text is data.
    void add_written(pugi::xml_node element);
    /// What a web page shows, without its tags.
    void add_page(std::string_view html);

    [[nodiscard]] bool empty() const { return text_.empty(); }
    /// Nothing that is added can be seen any more.
    [[nodiscard]] bool full() const;
    /// “…”, cut off behind five hundred characters; empty where there is nothing.
    [[nodiscard]] std::string quoted() const;

private:
    std::string text_;
    bool space_ = false;
};

}  // namespace raingan
