// A vector of values that are moved into it. A braced list would copy each of them, and libstdc++ 12 crashes where
// memory runs out while it copies a std::variant that holds a std::string: it expects such a variant always to have a
// value, which the half-made copy has not when it is destroyed.
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
