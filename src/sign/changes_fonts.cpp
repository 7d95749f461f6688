// Fonts that a later signer's program adds for the look of its field. Programs share one dictionary of resources among
// all pages and the form, so a font that is added to the form's is one of the pages' too. That changes nothing that was
// signed as long as no signed content means the new name: a name that meant nothing shows nothing, or another font, and
// would now show what the new font makes of it.
#include <algorithm>
#include <map>

#include "base/digits.h"
#include "base/limits.h"
#include "pdf/stream_bytes.h"
#include "sign/references.h"
#include "sign/revision_pair.h"

namespace raingan::sign {
namespace {

using Keys = RevisionPair::Keys;

/// Where an object is referred to from.
struct Use {
    QPDFObjGen owner;
    std::string key, above;
};
using Uses = std::map<QPDFObjGen, std::vector<Use>>;

/// Of all objects of both revisions.
Uses uses_in(RevisionPair& pair) {
    Uses out;
    const auto gather = [&](const QPDFObjectHandle& object, QPDFObjGen owner) {
        for_each_value(object, [&](const QPDFObjectHandle& value, const ValuePlace& place) {
            if (value.isIndirect())
                out[value.getObjGen()].push_back({owner, std::string(place.key), std::string(place.above)});
        });
    };
    for (const auto& [id, entry] : pair.objects_then) gather(pair.then.getObject(id), id);
    for (const auto& [id, entry] : pair.objects_now) gather(pair.now.getObject(id), id);
    gather(pair.then.getTrailer(), {});
    gather(pair.now.getTrailer(), {});
    return out;
}

bool names_resources(std::string_view key) {
    return key == "/Resources" || key == "/DR";
}

/// A dictionary of resources (ISO 32000-1 7.8.3), and never anything else.
bool is_resources(const Uses& uses, QPDFObjGen id) {
    const auto found = uses.find(id);
    return found != uses.end() &&
           std::ranges::all_of(found->second, [](const Use& use) { return names_resources(use.key); });
}

/// The /Font of such dictionaries, and never anything else.
bool is_list_of_fonts(const Uses& uses, QPDFObjGen id) {
    const auto found = uses.find(id);
    return found != uses.end() && std::ranges::all_of(found->second, [&](const Use& use) {
               return use.key == "/Font" &&
                      (use.above.empty() ? is_resources(uses, use.owner) : names_resources(use.above));
           });
}

/// A font and nothing that a dictionary of another kind would be.
bool is_new_font(RevisionPair& pair, QPDFObjectHandle font) {
    static const Keys of_font{"/Type",      "/Subtype",  "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode",
                              "/FirstChar", "/LastChar", "/Widths",   "/Name",     "/FontDescriptor"};
    static const Keys kinds{"/Type0", "/Type1", "/MMType1", "/TrueType"};
    return pair.is_new(font) && only_keys(font, of_font) && name_of(font.getKey("/Type")) == "/Font" &&
           kinds.contains(name_of(font.getKey("/Subtype")));
}

/// The names that `after` has got; none where anything else happened.
std::optional<Keys> added_fonts(RevisionPair& pair, QPDFObjectHandle before, QPDFObjectHandle after) {
    if (!before.isDictionary() || !after.isDictionary()) return std::nullopt;
    Keys names;
    for (const std::string& name : after.getKeys()) {
        if (before.hasKey(name)) continue;
        if (!is_new_font(pair, after.getKey(name))) return std::nullopt;
        names.insert(name);
    }
    if (names.empty() || !same_but(before, after, names)) return std::nullopt;
    return names;
}

/// The same for one changed object, a list of fonts or resources with one in them.
std::optional<Keys> fonts_added_to(RevisionPair& pair, const Uses& uses, QPDFObjGen id) {
    QPDFObjectHandle before = pair.then.getObject(id), after = pair.now.getObject(id);
    if (is_list_of_fonts(uses, id)) return added_fonts(pair, before, after);
    if (!is_resources(uses, id) || !same_but(before, after, {"/Font"})) return std::nullopt;
    QPDFObjectHandle old_fonts = before.getKey("/Font"), fonts = after.getKey("/Font");
    if (old_fonts.isIndirect() || fonts.isIndirect()) return std::nullopt;
    return added_fonts(pair, old_fonts, fonts);
}

/// With #xx as the byte that it stands for (ISO 32000-1 7.3.5).
std::string with_escapes_read(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = [&](std::size_t at) { return at < text.size() ? hex_value(text[at]) : -1; };
        if (text[i] == '#' && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
            out.push_back(static_cast<char>(digit(i + 1) * 16 + digit(i + 2)));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

/// Whether what looks like one of the names stands anywhere in the text, be it in a string or in an image's data.
bool has_name(std::string_view text, const Keys& names) {
    // Behind these no reader takes the name to have ended.
    const auto goes_on = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    };
    return std::ranges::any_of(names, [&](const std::string& name) {
        for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
            if (at + name.size() >= text.size() || !goes_on(text[at + name.size()])) return true;
        return false;
    });
}

bool mentions(std::string_view text, const Keys& names) {
    return has_name(text, names) ||
           (text.find('#') != std::string_view::npos && has_name(with_escapes_read(text), names));
}

/// Whether what the stream's filters yield may mean one of the fonts; of a filter that is not known it may, but for a
/// picture's.
bool stream_mentions(QPDFObjectHandle stream, const Keys& names) {
    const auto bytes = pdf::stream_bytes(stream, limits::entry_bytes);
    return bytes ? mentions(*bytes, names) : name_of(stream.getDict().getKey("/Subtype")) != "/Image";
}

/// Readers put the streams of a page's /Contents together, some without anything between: a name may begin in one.
bool page_mentions(QPDFObjectHandle page, const Keys& names) {
    std::string all;
    for (QPDFObjectHandle& stream : items_of(page.getKey("/Contents"))) {
        const auto bytes =
            stream.isStream() ? pdf::stream_bytes(stream, limits::entry_bytes) : std::optional<std::string>("");
        if (!bytes) return true;
        all += *bytes;
    }
    return mentions(all, names);
}

bool value_mentions(QPDFObjectHandle value, const Keys& names) {
    return (value.isString() && mentions(value.getStringValue(), names)) ||
           (value.isName() && names.contains(value.getName()));
}

/// Whether anything of the signed revision may mean one of these fonts: any stream may be content or be made so by a
/// reader, any string a field's default look (/DA). What cannot be read may.
bool signed_mentions(RevisionPair& pair, const Keys& names) {
    const std::size_t warnings = pair.then.numWarnings();
    for (const auto& [id, entry] : pair.objects_then) {
        QPDFObjectHandle object = pair.then.getObject(id);
        bool found = value_mentions(object, names) || (object.isStream() && stream_mentions(object, names));
        for_each_value(object, [&](const QPDFObjectHandle& value, const ValuePlace&) {
            found = found || (!value.isIndirect() && value_mentions(value, names));
        });
        if (found) return true;
    }
    const auto& pages = pair.then.getAllPages();
    return std::ranges::any_of(pages, [&](const QPDFObjectHandle& page) { return page_mentions(page, names); }) ||
           pair.then.numWarnings() != warnings;
}

}  // namespace

void explain_fonts(RevisionPair& pair) {
    const std::vector<QPDFObjGen> open = pair.unexplained();
    if (open.empty() || !has_only_signatures(pair.then.getRoot().getKey("/AcroForm"))) return;
    const Uses uses = uses_in(pair);
    for (const QPDFObjGen id : open) {
        const auto names = fonts_added_to(pair, uses, id);
        if (!names || signed_mentions(pair, *names)) continue;
        pair.explain(pair.then.getObject(id));
        std::string list;
        for (const std::string& name : *names) list += (list.empty() ? "" : ", ") + name.substr(1);
        pair.allow("a font was added for a field, which nothing that was signed uses: " + list,
                   "เพิ่มแบบอักษรสำหรับช่องลงนาม ซึ่งไม่มีส่วนใดที่ลงนามแล้วใช้: " + list);
    }
}

}  // namespace raingan::sign
