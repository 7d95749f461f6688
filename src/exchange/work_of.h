// Measures and projects of a tree of values.
#pragma once

#include "exchange/value_tree.h"

namespace raingan::exchange {

Measure measure_at(const Place& at);
Project project_at(const Place& at);

}  // namespace raingan::exchange
