// The border between the library's values (include/raingan) and the rooms below: what is thrown, and what is told.
// Files of this folder see the public names in raingan::v0 and the rooms' in raingan.
#pragma once

#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/message.h"
#include "base/origin.h"
#include "raingan/raingan.h"

namespace raingan::library {

inline v0::Message message(Message from) {
    return {std::move(from.en), std::move(from.th)};
}

v0::Error error(const Error& from);
v0::Error unexpected(const std::exception& from);

/// The work's result; an Error of the rooms becomes one of the library's, and so does whatever else is thrown but for
/// std::bad_alloc.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const Error& caught) {
        throw error(caught);
    } catch (const v0::Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& caught) {
        throw unexpected(caught);
    }
}

using Parts = std::vector<std::string>;  ///< names that Origin::part indexes
v0::Place place(const Origin& origin, const Parts& parts);
std::vector<v0::Finding> findings(const Diagnostics& diagnostics, const Parts& parts);

}  // namespace raingan::library
