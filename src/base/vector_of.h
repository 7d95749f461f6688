// A vector of values that are moved into it. A braced list copies each, and libstdc++ 12 cannot copy a std::variant
// that holds a std::string when memory runs out: it takes such a variant to be never without a value, and jumps to
// nowhere when it takes the half-made copy down.
#pragma once

#include <utility>
#include <vector>

namespace raingan {

template <class Item, class... Items>
std::vector<Item> vector_of(Items&&... items) {
    std::vector<Item> out;
    out.reserve(sizeof...(items));
    (out.emplace_back(std::forward<Items>(items)), ...);
    return out;
}

}  // namespace raingan
