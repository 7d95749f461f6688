// What stands behind the library's handles, and what a thread keeps from one call to the next.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "batch/converter.h"
#include "batch/input.h"
#include "library/border.h"
#include "province/province.h"
#include "report/rules.h"

namespace raingan {

struct v0::Document::State {
    std::string bytes;  ///< as they came
    std::string name;
    batch::Input input;
};

struct v0::Province::State {
    province::Province province;
};

namespace library {

/// The rules of a folder, or the built-in ones; loaded once for all threads, and again where another folder is named.
Rules rules_of(const std::string& directory);

}  // namespace library
}  // namespace raingan
