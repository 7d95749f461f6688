#include "pdf/marks.h"

#include <limits>

namespace raingan::pdf {

namespace {

constexpr std::uint32_t decoration = std::numeric_limits<std::uint32_t>::max();

/// ISO 32000-1 14.8.2.2; ISO 14289-1 7.8 asks for the subtypes.
std::string_view artifact_operands(std::uint32_t tag) {
    if (tag == header_tag) return "/Artifact<</Type/Pagination/Subtype/Header>>";
    if (tag == footer_tag) return "/Artifact<</Type/Pagination/Subtype/Footer>>";
    return "/Artifact<</Type/Pagination>>";
}

}  // namespace

void Marks::begin(std::uint32_t tag, std::string_view operands) {
    out_.append(operands).append("BDC\n");
    open_ = true;
    tag_ = tag;
}

void Marks::begin(std::uint32_t tag, const Structure::Mark& mark) {
    std::string operands = "/";
    operands.append(mark.type).append("<</MCID ").append(std::to_string(mark.mcid)).append(">>");
    begin(tag, operands);
}

void Marks::open(std::uint32_t tag, std::uint32_t order) {
    if (structure_ == nullptr || (open_ && tag_ == tag)) return;
    close();
    if (is_artifact(tag)) return begin(tag, artifact_operands(tag));
    begin(tag, structure_->mark(tag, page_, order));
}

void Marks::open_figure(std::uint32_t tag, std::uint32_t order, const Structure::Box& box) {
    if (structure_ == nullptr) return;
    if (is_artifact(tag)) return open(tag, order);
    close();
    begin(tag, structure_->mark_figure(tag, page_, order, box));
}

void Marks::open_decoration() {
    if (structure_ == nullptr) return;
    close();
    begin(decoration, "/Artifact<</Type/Layout>>");
}

void Marks::close() {
    if (open_) out_ += "EMC\n";
    open_ = false;
}

}  // namespace raingan::pdf
