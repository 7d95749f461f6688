// Grapheme clusters (UAX #29). ASCII and Thai need no tables; for the rest ICU's character properties, which are
// constants of the program, are enough, so that nothing is opened.

#include <unicode/uchar.h>

#include "thai/breaks.h"
#include "thai/characters.h"

namespace raingan::thai {
namespace {

bool extends_thai(char32_t c) {
    return is_zero_width_thai(c) || c == vowel_am;
}

bool is_plain(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (in_thai_block(c) && !extends_thai(c));
}

UGraphemeClusterBreak cluster_class(char32_t c) {
    return static_cast<UGraphemeClusterBreak>(
        u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK));
}
bool is_pictograph(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool extends(UGraphemeClusterBreak c) {
    return c == U_GCB_EXTEND || c == U_GCB_ZWJ || c == U_GCB_SPACING_MARK;
}
bool joins_hangul(UGraphemeClusterBreak before, UGraphemeClusterBreak after) {
    switch (before) {
        case U_GCB_L:
            return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
        case U_GCB_LV:
        case U_GCB_V:
            return after == U_GCB_V || after == U_GCB_T;
        case U_GCB_LVT:
        case U_GCB_T:
            return after == U_GCB_T;
        default:
            return false;
    }
}

// What of the cluster so far decides whether it goes on.
struct ClusterState {
    UGraphemeClusterBreak last = U_GCB_OTHER;
    bool pictograph = false;  // pictograph extend*, rule GB11
    bool joined = false;      // … and a ZWJ behind it
    unsigned flags = 0;       // regional indicators at the beginning, GB12
};

ClusterState begin_cluster(char32_t c) {
    ClusterState state;
    state.last = cluster_class(c);
    state.pictograph = is_pictograph(c);
    state.flags = state.last == U_GCB_REGIONAL_INDICATOR ? 1 : 0;
    return state;
}

bool goes_on(ClusterState& state, char32_t c) {
    const UGraphemeClusterBreak next = cluster_class(c);
    const UGraphemeClusterBreak last = state.last;
    if (last == U_GCB_CR) {
        state.last = U_GCB_CONTROL;
        return next == U_GCB_LF;
    }
    if (last == U_GCB_CONTROL || last == U_GCB_LF) return false;
    if (next == U_GCB_CONTROL || next == U_GCB_CR || next == U_GCB_LF) return false;
    state.last = next;
    if (extends(next)) {
        state.joined = state.pictograph && next == U_GCB_ZWJ;
        state.pictograph = state.pictograph && next != U_GCB_SPACING_MARK;
        return true;
    }
    if (joins_hangul(last, next) || last == U_GCB_PREPEND) {
        state.pictograph = is_pictograph(c);
        state.flags = next == U_GCB_REGIONAL_INDICATOR ? 1 : 0;
        return true;
    }
    if (state.joined && is_pictograph(c)) {
        state.joined = false;
        return true;
    }
    return next == U_GCB_REGIONAL_INDICATOR && state.flags++ == 1 && last == U_GCB_REGIONAL_INDICATOR;
}

}  // namespace

bool is_thai(char32_t c) {
    return in_thai_block(c);
}

bool is_thai_mark(char32_t c) {
    return is_zero_width_thai(c);
}

std::size_t next_cluster(std::string_view text, std::size_t from) {
    const utf8::Decoded first = utf8::decode(text, from);
    std::size_t at = from + first.length;
    if (first.length == 0) return text.size();
    if (is_plain(first.code_point)) {
        utf8::Decoded next = utf8::decode(text, at);
        while (next.length == 3 && extends_thai(next.code_point)) {
            at += next.length;
            next = utf8::decode(text, at);
        }
        if (next.length == 0 || next.code_point < 0x80 || in_thai_block(next.code_point)) return at;
    }
    at = from + first.length;
    ClusterState state = begin_cluster(first.code_point);
    for (utf8::Decoded next = utf8::decode(text, at); next.length > 0; next = utf8::decode(text, at)) {
        if (!goes_on(state, next.code_point)) break;
        at += next.length;
    }
    return at;
}

}  // namespace raingan::thai
