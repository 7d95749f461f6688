// A list that grows without moving millions of items, and without a small allocation for every few of them: those of a
// std::deque (512 bytes each) lie between what comes and goes, of which the allocator then gives nothing back.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace raingan {

template <class Item>
class BlockList {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

    [[nodiscard]] Item& operator[](std::size_t i) { return blocks_[i / block_items][i % block_items]; }
    [[nodiscard]] const Item& operator[](std::size_t i) const { return blocks_[i / block_items][i % block_items]; }

    void push_back(Item item) {
        if (size_ % block_items == 0) {
            blocks_.emplace_back();
            // The first block grows as it is needed: most lists end in it.
            if (size_ > 0) blocks_.back().reserve(block_items);
        }
        blocks_.back().push_back(std::move(item));
        ++size_;
    }
    /// Only to grow: what is new is Item().
    void extend_to(std::size_t size) {
        while (size_ < size) push_back({});
    }
    void clear() {
        blocks_.clear();
        size_ = 0;
    }

private:
    static constexpr std::size_t block_items = 4'096;

    std::vector<std::vector<Item>> blocks_;  ///< all but the last are full
    std::size_t size_ = 0;
};

}  // namespace raingan
