// How deep a reader of documents stands within elements, tables, frames: never deeper than a limit.
#pragma once

#include <cstddef>

#include "base/error.h"
#include "base/limits.h"

namespace raingan {

/// Counts one level of nesting for as long as it lives. `Story` is a reader's own, which has a depth and tells its
/// part.
class Nested {
public:
    /// Throws Error over_limit, with the story's part as its place.
    template <class Story>
    Nested(std::size_t& depth, const Limit& limit, const Story& story) : depth_(depth) {
        if (depth_ >= limit) throw over_limit(limit, story.part());
        ++depth_;
    }
    template <class Story>
    explicit Nested(Story& story) : Nested(story.depth, limits::xml_depth, story) {}
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    ~Nested() { --depth_; }

private:
    std::size_t& depth_;
};

}  // namespace raingan
