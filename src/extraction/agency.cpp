// Names are gathered with what speaks for each (agency_naming.h); the one that most speaks for is the agency's. Where
// it is and what it belongs to stand behind its name, or on lines of an address.
#include "extraction/agency.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "document/walk.h"
#include "extraction/agency_naming.h"
#include "extraction/phases.h"

namespace raingan::extraction {
namespace {

/// The head of a document: its title, letter head, address.
constexpr std::size_t head_lines = 25;

/// A time that an agency is named.
struct Naming {
    AgencyMention agency;
    std::optional<AgencyMention> parent;
    NamingCue cue = NamingCue::none;
    bool another = false;  ///< its line speaks of what is done with it
    Origin origin;
    bool written = true;  ///< false: told from the words for its head
};

/// A place or parent that is read apart from the name.
struct SaidName {
    std::string value, as_written;
    Origin origin;
};

/// As names are compared: kind, then own name.
std::string key_of_name(const AgencyName& name) {
    return std::string(name.kind->words) + '\n' + agency_key(name.own);
}

/// With the words of its kind as they are written, and no space behind them.
std::string name_of(const AgencyMention& agency) {
    const auto kind = agency_kind_at(agency.written);
    const bool short_form = kind && kind->short_form;
    return (short_form ? agency.written.substr(0, kind->length) : std::string(agency.name.kind->words)) +
           agency.name.own;
}
bool is_short(const AgencyMention& agency) {
    const auto kind = agency_kind_at(agency.written);
    return kind && kind->short_form;
}

class AgencyReader {
public:
    AgencyReader(const Document& document, const Flow& flow, Report& report)
        : document_(document), flow_(flow), report_(report) {}

    void read() {
        read_lines();
        read_page_headers();
        read_properties();
        const std::string best = choose();
        add_statements(best);
        if (best.empty()) return;
        name(best);
        place(best);
        name_parent(best);
    }

private:
    void read_lines() {
        const auto title = title_lines(flow_);
        std::size_t seen = 0;
        bool behind_name = false;
        for (const Line& line : flow_.lines) {
            if (line.text.empty()) continue;
            const bool head = ++seen <= head_lines;
            const bool in_title = std::ranges::find(title, &line) != title.end();
            const auto chains = agency_chains(line.text);
            bool named = false, alone = false;
            for (const AgencyChain& chain : chains) {
                const NamingCue cue = naming_cue(line, chain, in_title, head);
                named = named || cue != NamingCue::none;
                alone = alone || cue == NamingCue::stands_alone;
                add(line, chain, cue);
            }
            if (!named) read_chief(line);
            read_address(line, head, behind_name);
            behind_name = in_title || alone;
            if (!alone) alone_.reset();
        }
    }

    void add(const Line& line, const AgencyChain& chain, NamingCue cue) {
        if (chain.below) {
            bodies_.push_back({chain.agency.written, chain.agency.written, line.origin});
            return;
        }
        namings_.push_back({chain.agency, chain.parent, cue, names_another(line.text), line.origin});
        if (cue == NamingCue::stands_alone) join_lines();
    }

    /// "โรงเรียนบ้านหนองแวง" on a line, and on the next the body that it belongs to.
    void join_lines() {
        Naming& now = namings_.back();
        const std::size_t at = namings_.size() - 1;
        if (alone_) {
            Naming& before = namings_[*alone_];
            const int difference = before.agency.name.kind->level - now.agency.name.kind->level;
            Naming& lower = difference < 0 ? before : now;
            Naming& higher = difference < 0 ? now : before;
            if (difference != 0) {
                if (!lower.parent) lower.parent = higher.agency;
                higher.cue = NamingCue::none;
                alone_ = difference < 0 ? *alone_ : at;
                return;
            }
        }
        alone_ = at;
    }

    void read_chief(const Line& line) {
        constexpr std::size_t longest_post = 200;
        if (line.text.size() > longest_post) return;
        const std::string named = agency_of_chief(line.text);
        if (named.empty()) return;
        Naming naming;
        naming.agency.written = named;
        naming.agency.name = read_agency_name(named);
        naming.cue = NamingCue::chief;
        naming.origin = line.origin;
        naming.written = false;
        namings_.push_back(std::move(naming));
    }

    /// A line that holds places and what goes with them.
    void read_address(const Line& line, bool head, bool behind_name) {
        constexpr std::array<std::string_view, 10> openings = {"เลขที่",  "หมู่",    "ถนน", "ตำบล", "ต.",
                                                               "อำเภอ", "จังหวัด", "ที่อยู่", "ตั้งอยู่", "อ."};
        const std::string_view text = line.text;
        const std::size_t settled = find_text(text, "ตั้งอยู่");
        const bool opens = starts_with_any(text, openings) != 0 ||
                           (!text.empty() && line.key.text[0] >= '0' && line.key.text[0] <= '9');
        if ((!head || !opens) && settled == std::string_view::npos) return;
        for (std::size_t at = settled == std::string_view::npos ? 0 : settled; at < text.size(); ++at) {
            const bool edge = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t' || at == settled;
            if (!edge || !place_word_at(text.substr(at))) continue;
            const NamedPlaces places = places_at(text, at);
            if (places.amphoe.empty() && places.province.empty()) continue;
            (behind_name ? near_places_ : far_places_).emplace_back(places, line.origin);
            return;
        }
    }

    void read_page_headers() {
        std::set<std::string> known;
        for (const Section& section : document_.sections)
            for (const auto* story : {&section.headers.regular, &section.headers.first, &section.headers.even,
                                      &section.footers.regular, &section.footers.first, &section.footers.even})
                for_each_paragraph_in(*story, [&](const Paragraph& paragraph) {
                    if (!known.insert(paragraph.text).second) return;
                    for (const AgencyChain& chain : agency_chains(trimmed(paragraph.text)))
                        if (!chain.below && chain.agency.name.kind->words != "จังหวัด")
                            namings_.push_back({chain.agency, chain.parent, NamingCue::page_header,
                                                names_another(paragraph.text), paragraph.origin});
                });
    }

    void read_properties() {
        for (const std::string& said : {document_.properties.author, document_.properties.title})
            for (const AgencyChain& chain : agency_chains(said))
                if (!chain.below)
                    namings_.push_back({chain.agency, chain.parent, NamingCue::property, true, {}, false});
    }

    /// The key of the name that most speaks for; of equals that of the lower body, then the longer one.
    std::string choose() {
        std::map<std::string, std::pair<int, const Naming*>> weights;
        for (const Naming& naming : namings_) {
            if (naming.cue == NamingCue::none) continue;
            auto& [weight, first] = weights[key_of_name(naming.agency.name)];
            weight += static_cast<int>(naming.cue);
            if (first == nullptr) first = &naming;
        }
        const auto order = [](const auto& entry) {
            return std::tuple(entry.second.first, -int{entry.second.second->agency.name.kind->level},
                              entry.first.size());
        };
        const auto best = std::ranges::max_element(weights, {}, order);
        return best == weights.end() ? std::string() : best->first;
    }

    void add_statements(const std::string& best) {
        const std::string_view kind = std::string_view(best).substr(0, best.find('\n'));
        std::vector<std::pair<Origin, std::string>> told;
        for (const Naming& naming : namings_) {
            const AgencyKind& own = *naming.agency.name.kind;
            const bool said = naming.cue != NamingCue::none && own.words == kind;
            if (naming.another || naming.cue == NamingCue::property || (!said && !is_local(own))) continue;
            const std::pair<Origin, std::string> one(naming.origin, name_of(naming.agency));
            if (std::ranges::find(told, one) != told.end()) continue;
            told.push_back(one);
            add_statement(report_, {Statement::About::organization, {}, 0, {}, one.second, one.first});
        }
    }

    template <typename Visit>
    void each_of(const std::string& best, Visit&& visit) const {
        for (const Naming& naming : namings_)
            if (key_of_name(naming.agency.name) == best) visit(naming);
    }

    /// Spelled out where it is somewhere; else as first written.
    void name(const std::string& best) {
        const Naming* chosen = nullptr;
        const auto order = [](const Naming& naming) {
            return std::tuple(naming.written, !is_short(naming.agency), static_cast<int>(naming.cue));
        };
        each_of(best, [&](const Naming& naming) {
            if (naming.cue != NamingCue::none && (chosen == nullptr || order(*chosen) < order(naming)))
                chosen = &naming;
        });
        const std::string called = name_of(chosen->agency);
        report_.organization = Text{called, called, chosen->origin};
        const AgencyName& parts = chosen->agency.name;
        report_.agency.kind = Text{std::string(agency_type(*parts.kind, parts.own)), called, chosen->origin};
    }

    /// All that say it must agree; those behind the name come before lines of an address, and those below the name
    /// before others.
    void place(const std::string& best) {
        std::vector<SaidName> amphoes, provinces;
        const auto add_to = [](std::vector<SaidName>& all, const std::string& value, const Origin& origin) {
            if (!value.empty()) all.push_back({value, value, origin});
        };
        each_of(best, [&](const Naming& naming) {
            add_to(amphoes, naming.agency.name.amphoe, naming.origin);
            add_to(provinces, naming.agency.name.province, naming.origin);
        });
        for (const auto* places : {&near_places_, &far_places_}) {
            const bool no_amphoe = amphoes.empty(), no_province = provinces.empty();
            for (const auto& [named, origin] : *places) {
                if (no_amphoe) add_to(amphoes, named.amphoe, origin);
                if (no_province) add_to(provinces, named.province, origin);
            }
        }
        report_.agency.amphoe = agreed(amphoes, "amphoe", "อำเภอ");
        report_.agency.province = agreed(provinces, "province", "จังหวัด");
    }

    std::optional<Text> agreed(const std::vector<SaidName>& all, std::string_view en, std::string_view th) {
        if (all.empty()) return std::nullopt;
        const SaidName* chosen = &all.front();
        for (const SaidName& other : all) {
            const std::string key = agency_key(other.value), known = agency_key(chosen->value);
            if (key == known || (known.starts_with("เมือง") && key == "เมือง")) continue;
            if (known == "เมือง" && key.starts_with(known)) {  // อำเภอเมือง of ขอนแก่น is its เมืองขอนแก่น
                chosen = &other;
                continue;
            }
            const std::string both = "\"" + chosen->value + "\" and \"" + other.value + "\"";
            const std::string both_th = "\"" + chosen->value + "\" และ \"" + other.value + "\"";
            report_.diagnostics.push_back(
                {Severity::warning,
                 "agency-place",
                 {"the agency's " + std::string(en) + " is called " + both + "; it is left out",
                  std::string(th) + "ของหน่วยงานระบุไว้ต่างกัน คือ " + both_th + " จึงไม่นำมาใช้"},
                 other.origin});
            return std::nullopt;
        }
        return Text{chosen->value, chosen->as_written, chosen->origin};
    }

    /// What stands next to the name, or behind สังกัด; never the agency itself.
    void name_parent(const std::string& best) {
        std::vector<SaidName> all;
        each_of(best, [&](const Naming& naming) {
            if (naming.parent) all.push_back({name_of(*naming.parent), naming.parent->written, naming.origin});
        });
        all.insert(all.end(), bodies_.begin(), bodies_.end());
        for (const SaidName& body : all) {
            const AgencyName parts = read_agency_name(body.value);
            if (parts.kind == nullptr || key_of_name(parts) == best) continue;
            report_.agency.parent = Text{body.value, body.as_written, body.origin};
            return;
        }
    }

    const Document& document_;
    const Flow& flow_;
    Report& report_;
    std::vector<Naming> namings_;
    std::vector<SaidName> bodies_;  ///< behind สังกัด
    std::vector<std::pair<NamedPlaces, Origin>> near_places_, far_places_;
    std::optional<std::size_t> alone_;  ///< of namings_: the one that the line before holds alone
};

}  // namespace

void read_agency(const Document& document, const Flow& flow, Report& report) {
    AgencyReader(document, flow, report).read();
}

}  // namespace raingan::extraction
