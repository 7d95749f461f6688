#include "layout/pages.h"

#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/deflated_bytes.h"

namespace raingan {
namespace {

/// Calls visit(vector) for all that is deflated of a page.
template <class AnyInk, class Visit>
void for_each_deflated(AnyInk& ink, const Visit& visit) {
    visit(ink.units);
    visit(ink.runs);
    visit(ink.lines);
    visit(ink.fills);
}

template <class Item>
std::size_t bytes_in(const std::vector<Item>& items) {
    static_assert(std::is_trivially_copyable_v<Item>);
    return items.size() * sizeof(Item);
}

std::size_t drawing_bytes(const Ink& ink) {
    std::size_t bytes = 0;
    for_each_deflated(ink, [&](const auto& items) { bytes += bytes_in(items); });
    return bytes;
}

/// The items of each vector behind their number.
std::string deflated_drawing(const Ink& ink) {
    std::string bytes;
    bytes.reserve(drawing_bytes(ink) + 4 * sizeof(std::uint64_t));
    for_each_deflated(ink, [&](const auto& items) {
        const std::uint64_t count = items.size();
        bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
        if (count > 0) bytes.append(reinterpret_cast<const char*>(items.data()), bytes_in(items));
    });
    return deflated_bytes(bytes);
}

void inflate_drawing(std::string_view deflated, Ink& ink) {
    const std::string bytes = inflated_bytes(deflated);
    const char* at = bytes.data();
    for_each_deflated(ink, [&](auto& items) {
        std::uint64_t count = 0;
        std::memcpy(&count, at, sizeof count);
        at += sizeof count;
        items.resize(count);
        if (count > 0) std::memcpy(items.data(), at, bytes_in(items));
        at += bytes_in(items);
    });
}

void free_drawing(Ink& ink) {
    for_each_deflated(ink, [](auto& items) { std::remove_reference_t<decltype(items)>().swap(items); });
}

}  // namespace

Page& PageList::operator[](std::size_t i) {
    inflate(i);
    changed_ = true;
    return pages_[i];
}

const Page& PageList::operator[](std::size_t i) const {
    inflate(i);
    return pages_[i];
}

const Page& PageList::at(std::size_t i) const {
    if (i >= size()) throw std::out_of_range("PageList::at");
    return (*this)[i];
}

void PageList::push_back(Page page) {
    if (!pages_.empty()) {
        const std::size_t last = pages_.size() - 1;
        const std::size_t bytes = drawing_bytes(pages_[last]);
        if (plain_ + bytes <= plain_bytes_) {
            plain_ += bytes;
            for_each_deflated(pages_[last], [](auto& items) { items.shrink_to_fit(); });
            pages_[last].dashes.shrink_to_fit();
        } else {
            deflated_[last] = deflated_drawing(pages_[last]);
            free_drawing(pages_[last]);
        }
    }
    pages_.push_back(std::move(page));
    deflated_.emplace_back();
}

void PageList::forget_drawing(std::size_t i) {
    if (open_ == i) open_ = none;
    std::string().swap(deflated_[i]);
    Page& page = pages_[i];
    free_drawing(page);
    std::vector<DashedRule>().swap(page.dashes);
    std::vector<PlacedPath>().swap(page.paths);
}

void PageList::inflate(std::size_t i) const {
    if (deflated_[i].empty() || open_ == i) return;
    close();
    inflate_drawing(deflated_[i], pages_[i]);
    open_ = i;
    changed_ = false;
}

void PageList::close() const {
    if (open_ == none) return;
    Page& page = pages_[open_];
    if (changed_) deflated_[open_] = deflated_drawing(page);
    free_drawing(page);
    open_ = none;
}

}  // namespace raingan
