// Number trees of any size (ISO 32000-1 7.9.7).
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "pdf/haru.h"

namespace raingan::pdf {

/// A number tree's entries in nodes of a bounded size; keys come in ascending order.
class NumberTree {
public:
    explicit NumberTree(File& file) : file_(file) {}
    void add(std::size_t key, const std::string& value) {
        if (in_leaf_ == 0) first_ = key;
        nums_ += std::to_string(key) + value;
        last_ = key;
        if (++in_leaf_ == leaf_width) close_leaf();
    }
    Ref finish() {
        if (in_leaf_ > 0 || leaves_.empty()) close_leaf();
        while (leaves_.size() > leaf_width) {
            std::vector<Leaf> above;
            for (std::size_t at = 0; at < leaves_.size(); at += leaf_width) {
                const std::size_t end = std::min(at + leaf_width, leaves_.size());
                const std::size_t first = leaves_[at].first, last = leaves_[end - 1].last;
                above.push_back({file_.add(kids(at, end) + limits(first, last)), first, last});
            }
            leaves_ = std::move(above);
        }
        return file_.add(kids(0, leaves_.size()));
    }

private:
    static constexpr std::size_t leaf_width = 64;  ///< entries of a leaf, leaves of the root's children
    struct Leaf {
        Ref ref;
        std::size_t first = 0, last = 0;
    };
    static std::string limits(std::size_t first, std::size_t last) {
        return "/Limits[" + std::to_string(first) + ' ' + std::to_string(last) + ']';
    }
    [[nodiscard]] std::string kids(std::size_t begin, std::size_t end) const {
        std::string out = "/Kids[";
        for (std::size_t i = begin; i < end; ++i) {
            append(out, leaves_[i].ref);
            out.push_back(' ');
        }
        return out + "]";
    }
    void close_leaf() {
        leaves_.push_back({file_.add("/Nums[" + nums_ + "]" + limits(first_, last_)), first_, last_});
        nums_.clear();
        in_leaf_ = 0;
    }

    File& file_;
    std::string nums_;
    std::size_t first_ = 0, last_ = 0, in_leaf_ = 0;
    std::vector<Leaf> leaves_;
};

}  // namespace raingan::pdf
