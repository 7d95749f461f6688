#include "pdf/navigation.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/ascii_case.h"

namespace raingan::pdf {

namespace {

constexpr std::size_t tree_width = 64;
constexpr std::size_t longest_uri = 8'000;  // a string of 32,767 bytes is the most (ISO 19005-3 6.1.13)

/// Only characters that a URI may hold (RFC 3986); others as %XX.
std::string escaped_uri(std::string_view target) {
    std::string out;
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            byte > 0x20 && byte < 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
        if (plain) {
            out.push_back(c);
        } else {
            out.push_back('%');
            append_hex(out, byte, 2);
        }
    }
    return out;
}

/// Schemes that open a place, never run one ("javascript:", "file:").
bool opens_a_place(std::string_view target) {
    const auto starts = [&](std::string_view scheme) {
        return target.size() > scheme.size() && begins_but_for_case(target, scheme);
    };
    return starts("http://") || starts("https://") || starts("mailto:") || starts("tel:") || starts("ftp://");
}

std::optional<std::int64_t> arabic(std::string_view label) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), value);
    const bool whole = error == std::errc() && end == label.data() + label.size();
    return whole && value > 0 && label.front() != '0' ? std::optional(value) : std::nullopt;
}

/// The line of text that begins at or below the bookmark, and not left of it.
const TextLine* line_at(const Page& page, const PlacedBookmark& bookmark) {
    const TextLine* best = nullptr;
    constexpr float slack_pt = 1;
    for (const TextLine& line : page.lines) {
        if (line.baseline_pt < bookmark.y_pt || line.x_pt < bookmark.x_pt - slack_pt) continue;
        const bool higher = best == nullptr || line.baseline_pt < best->baseline_pt - slack_pt;
        const bool beside = best != nullptr && line.baseline_pt < best->baseline_pt + slack_pt;
        if (higher || (beside && line.x_pt < best->x_pt)) best = &line;
    }
    return best;
}

double width_of(const Page& page, const TextLine& line) {
    double width = 0;
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count && r < page.runs.size(); ++r)
        for (std::uint32_t u = 0; u < page.runs[r].count && page.runs[r].first + u < page.units.size(); ++u)
            width += page.units[page.runs[r].first + u].advance_pt;
    return width;
}

}  // namespace

std::string sign_off_places(const Pages& pages, const std::vector<Ref>& refs) {
    std::string out;
    constexpr double hand_height = 38, above_baseline = 12;  // clear of the line's own words
    for (std::size_t i = 0; i < pages.all.size() && i < refs.size(); ++i) {
        for (const PlacedBookmark& bookmark : pages.all.outer(i).bookmarks) {
            if (!bookmark.name.starts_with("sign-off.")) continue;
            const Page& page = pages.all[i];
            const TextLine* line = line_at(page, bookmark);
            if (line == nullptr) continue;
            const double bottom = static_cast<double>(page.height_pt) - line->baseline_pt + above_baseline;
            out += "/" + bookmark.name + "[";
            append(out, refs[i]);
            out += "/FitR ";
            for (const double edge :
                 {static_cast<double>(line->x_pt), bottom, line->x_pt + width_of(page, *line), bottom + hand_height}) {
                append(out, edge);
                out.push_back(' ');
            }
            out += "]";
        }
    }
    return out.empty() ? out : "/Dests<<" + out + ">>";
}

PageTree write_page_tree(File& file, const std::vector<Ref>& pages) {
    struct Node {
        Ref ref;
        std::size_t count;
    };
    PageTree tree;
    std::vector<Node> level;
    level.reserve(pages.size());
    for (const Ref page : pages) level.push_back({page, 1});
    std::vector<std::string> entries;  // of the level's nodes, still without their parent
    do {
        std::vector<Node> above;
        std::vector<std::string> above_entries;
        for (std::size_t at = 0; at < level.size() || above.empty(); at += tree_width) {
            const Ref ref = file.reserve();
            std::size_t count = 0;
            std::string kids = "/Type/Pages/Kids[";
            for (std::size_t i = at; i < std::min(at + tree_width, level.size()); ++i) {
                append(kids, level[i].ref);
                kids.push_back(' ');
                count += level[i].count;
                if (entries.empty()) {
                    tree.parents.push_back(ref);
                } else {
                    entries[i] += "/Parent ";
                    append(entries[i], ref);
                    file.set(level[i].ref, entries[i]);
                }
            }
            above_entries.push_back(kids + "]/Count " + std::to_string(count));
            above.push_back({ref, count});
        }
        level = std::move(above);
        entries = std::move(above_entries);
    } while (level.size() > 1);
    tree.root = level.front().ref;
    file.set(tree.root, entries.front());
    return tree;
}

Destinations destinations(const Pages& pages, const std::vector<Ref>& refs) {
    Destinations places;
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        for (const PlacedBookmark& bookmark : pages.all.outer(i).bookmarks) {
            std::string place = "[";
            append(place, refs[i]);
            place += "/XYZ ";
            append(place, static_cast<double>(bookmark.x_pt));
            place.push_back(' ');
            append(place, static_cast<double>(pages.all.outer(i).height_pt) - bookmark.y_pt);
            places.emplace(bookmark.name, place + " null]");
        }
    return places;
}

namespace {

/// What the link does, as the entry of its annotation; empty where it leads nowhere that may be opened.
std::string action(std::string_view target, const Destinations& places) {
    std::string entry;
    if (target.starts_with('#')) {
        const auto place = places.find(target.substr(1));
        return place == places.end() ? entry : "/Dest" + place->second;
    }
    const std::string uri = opens_a_place(target) ? escaped_uri(target) : std::string();
    if (uri.empty() || uri.size() > longest_uri) return entry;
    entry = "/A<</Type/Action/S/URI/URI";
    append_bytes(entry, uri);
    return entry + ">>";
}

}  // namespace

std::string annotations(File& file, const Page& page, std::uint32_t index, const Destinations& places,
                        Structure* structure) {
    std::string out;
    for (const PlacedLink& link : page.links) {
        const std::string does = is_artifact(link.tag) ? std::string() : action(link.target, places);
        if (does.empty()) continue;
        const double top = static_cast<double>(page.height_pt) - link.y_pt;
        std::string entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
        for (const double edge : {static_cast<double>(link.x_pt), top - link.height_pt,
                                  static_cast<double>(link.x_pt) + link.width_pt, top}) {
            append(entries, edge);
            entries.push_back(' ');
        }
        entries += "]" + does + "/Contents";
        append_text(entries, link.target);
        const Ref ref = file.reserve();
        if (structure != nullptr)
            entries += "/StructParent " + std::to_string(structure->annotate(link.tag, index, ref));
        file.set(ref, entries);
        append(out, ref);
        out.push_back(' ');
    }
    return out.empty() ? out : "/Annots[" + out + "]";
}

std::string outline(File& file, const Pages& pages, const std::vector<Ref>& refs) {
    struct Node {
        const OutlineEntry* entry = nullptr;
        std::size_t parent = 0, first = 0, last = 0, previous = 0, next = 0;  // 0: none, since 0 is the root
        std::int64_t children = 0;
        Ref ref;
    };
    std::vector<Node> nodes(1);
    std::vector<std::pair<int, std::size_t>> open{{-1, 0}};  // level and node, from the root down
    for (const OutlineEntry& entry : pages.outline) {
        if (entry.page >= refs.size()) continue;
        while (open.back().first >= entry.level) open.pop_back();
        const std::size_t parent = open.back().second, index = nodes.size();
        nodes.push_back({&entry, parent, 0, 0, nodes[parent].last, 0, 0, {}});
        if (nodes[parent].last != 0) nodes[nodes[parent].last].next = index;
        if (nodes[parent].first == 0) nodes[parent].first = index;
        nodes[parent].last = index;
        ++nodes[parent].children;
        open.emplace_back(entry.level, index);
    }
    if (nodes.size() == 1) return {};
    for (Node& node : nodes) node.ref = file.reserve();
    for (const Node& node : nodes) {
        std::string entries;
        const auto put = [&](const char* key, std::size_t index) {
            entries += key;
            append(entries, nodes[index].ref);
        };
        if (node.entry != nullptr) {
            entries += "/Title";
            append_text(entries, node.entry->title);
            put("/Parent ", node.parent);
            entries += "/Dest[";
            append(entries, refs[node.entry->page]);
            entries += "/XYZ null ";
            append(entries, static_cast<double>(pages.all.outer(node.entry->page).height_pt) - node.entry->y_pt);
            entries += " null]";
        }
        if (node.previous != 0) put("/Prev ", node.previous);
        if (node.next != 0) put("/Next ", node.next);
        if (node.children != 0) {
            put("/First ", node.first);
            put("/Last ", node.last);
            // The first level is open; deeper ones are closed, which a negative count says.
            entries += "/Count " + std::to_string(node.entry == nullptr ? node.children : -node.children);
        }
        file.set(node.ref, entries);
    }
    std::string out = "/Outlines ";
    append(out, nodes.front().ref);
    return out + "/PageMode/UseOutlines";
}

std::string page_labels(const Pages& pages) {
    std::string nums;
    bool plain = true;  // 1, 2, 3, …
    std::int64_t expected = -1;
    for (std::size_t i = 0; i < pages.all.size(); ++i) {
        const std::string& label = pages.all.outer(i).label;
        const auto number = arabic(label);
        plain = plain && number == static_cast<std::int64_t>(i) + 1;
        if (number && *number == expected) {  // continues the range before
            ++expected;
            continue;
        }
        nums += std::to_string(i);
        if (number) {
            nums += "<</S/D/St " + std::to_string(*number) + ">>";
            expected = *number + 1;
        } else {
            nums += "<<";
            if (!label.empty()) {
                nums += "/P";
                append_text(nums, label);
            }
            nums += ">>";
            expected = -1;
        }
    }
    return plain ? std::string() : "/PageLabels<</Nums[" + nums + "]>>";
}

}  // namespace raingan::pdf
