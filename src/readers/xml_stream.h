// XML that is too long for a tree: events as the bytes come (expat). For worksheets; everything else is read by xml.h.
//
// A document type declaration is refused ("doctype"): office formats have none, and entities are how a file of a few
// kilobytes becomes gigabytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "readers/container/byte_source.h"

namespace raingan::xml {

/// Attributes of one element, by local name. Views live during the event.
class Attributes {
public:
    explicit Attributes(const char* const* pairs) : pairs_(pairs) {}

    /// Empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view local) const;
    /// Calls each(local name, value) for all of them.
    template <class Each>
    void for_each(Each&& each) const {
        for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
            each(local_part(pair[0]), std::string_view(pair[1]));
    }
    static std::string_view local_part(const char* name);

private:
    const char* const* pairs_;
};

class Events {
public:
    Events() = default;
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;
    virtual ~Events() = default;

    /// `local` has no prefix.
    virtual void start(std::string_view local, const Attributes& attributes) = 0;
    virtual void end(std::string_view local) = 0;
    /// Pieces of character data as they come; a text may be any number of them.
    virtual void text(std::string_view piece) = 0;
    /// Asked after each piece of input: true ends the reading early, without an error.
    [[nodiscard]] virtual bool done() const { return false; }
};

/// Throws Error (unreadable): "ill-formed" with the part's name and line, "doctype", over_limit (xml_depth), and what
/// the source or the events throw.
void read_stream(const std::string& part, const ByteSource& source, Events& events);
/// Of bytes in memory.
void read_stream(const std::string& part, std::string_view bytes, Events& events);

/// For parts that are read as a tree (xml.h), which would leave entities as they stand: throws "doctype" where a
/// document type is declared before the root element.
void refuse_doctype(const std::string& part, std::string_view bytes);

}  // namespace raingan::xml
