// What stands one below the other in a cell, a header or a footer: lines and tables, and how much space is between
// them. It is taken from the front, in as many pieces as there are pages.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "layout/paragraph.h"

namespace raingan::layout {

struct TableBox;

struct StackItem {
    double space_above_pt = 0;
    std::variant<LineBox, std::unique_ptr<TableBox>> what;
    bool bound = false;  ///< a line that widow control or keepLines holds to the one above
};

struct Stack {
    std::vector<StackItem> items;
    std::size_t next = 0;       ///< first item not yet taken
    double space_below_pt = 0;  ///< behind the last item
    mutable std::optional<double>
        remaining_pt{};  ///< remaining_height(), once it was asked for, until something is taken

    Stack();
    Stack(Stack&&) noexcept;
    Stack& operator=(Stack&&) noexcept;
    ~Stack();
    [[nodiscard]] bool done() const { return next >= items.size(); }
};

struct StackFrame {
    double width_pt = 0;
    std::uint32_t tag_parent = 0;
    std::size_t depth = 0;        ///< of table nesting
    double margins_pt = 0;        ///< vertical ones of the cells around
    bool notes_in_place = false;  ///< footnotes follow their paragraph: no page's foot takes them
};

Stack stack_blocks(Context& context, const std::vector<Block>& blocks, const StackFrame& frame);

/// Height of what is not yet taken.
double remaining_height(const Stack& stack);

/// Height of all lines and the space between them, taken or not; tables left out. Of a header cell that is drawn again.
double whole_line_height(const Stack& stack);

/// What must fit for the line at `index` to stand on a page: its own box, or that of all lines bound to it.
double fit_of_lines(const Stack& stack, std::size_t index);

/// What take() would draw, and how high that is.
struct Front {
    double height_pt = 0;
    bool any = false;
};
Front front(const Stack& stack, double available_pt, bool force);

/// Draws from the front what fits into `available_pt`, at (x, y), and returns its height; at least one line where
/// `force`.
double take(Stack& stack, double available_pt, bool force, Ink& onto, double x_pt, double y_pt);

/// Draws all that is left, whatever room there is.
double take_all(Stack& stack, Ink& onto, double x_pt, double y_pt);

/// The space between two paragraphs (docs/word-layout.md#spacing): the larger of after and before, or their sum where
/// the document says so; contextual spacing drops a side between neighbours of one style.
double space_between(const Context& context, const ParagraphFormat& above, const ParagraphFormat& below);

}  // namespace raingan::layout
