// Owners of what C libraries make: freed by their own functions.
#pragma once

#include <memory>

namespace raingan {

template <auto free>
struct FreedBy {
    template <typename T>
    void operator()(T* object) const {
        free(object);
    }
};
/// Owned<hb_blob_t, hb_blob_destroy>; it takes no more room than a pointer.
template <typename T, auto free>
using Owned = std::unique_ptr<T, FreedBy<free>>;

}  // namespace raingan
