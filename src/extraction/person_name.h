// Whether two names may be one person's: with or without titles, in Thai or Latin letters, in either order.
#pragma once

#include <string_view>

namespace raingan {

/// "นายสมชาย ใจดี" and "Mr. Somchai Jaidee", "JAIDEE, SOMCHAI"; "สมชาย" alone is part of both. A name that is empty, or
/// nothing but titles, is everybody's.
bool may_be_same_person(std::string_view a, std::string_view b);

}  // namespace raingan
